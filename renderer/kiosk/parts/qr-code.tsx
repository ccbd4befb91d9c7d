import styles from './qr-code.module.css';

/** A QR code as a picture with what it is for: an SVG inside `img` runs no script and loads nothing. */
export function QrCode({
  svg,
  alt,
  title,
  hint,
}: {
  readonly svg: string;
  readonly alt: string;
  readonly title: string;
  readonly hint: string;
}) {
  return (
    <figure className={styles['qr']}>
      <img src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`} alt={alt} />
      <figcaption>
        <b>{title}</b>
        <span>{hint}</span>
      </figcaption>
    </figure>
  );
}
