import { useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';

/**
 * Takes files that are dropped anywhere on the page or pasted; answers whether some hang over it now.
 * The whole page listens: a file that lands beside a smaller target would replace the console, with all
 * that was typed in it.
 */
export function useFileDrop(take: (files: readonly File[]) => void): boolean {
  const { t } = useTranslation('attachments');
  const [over, setOver] = useState(false);
  const onFiles = useEffectEvent(take);
  const screenshotName = useEffectEvent(() => t('attachments:screenshot'));

  useEffect(() => {
    const hover = (event: DragEvent) => {
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      event.dataTransfer.dropEffect = 'copy';
      setOver(true);
    };
    const leave = (event: DragEvent) => {
      // Going from one element to another names where to; leaving the window names nothing.
      if (event.relatedTarget === null) setOver(false);
    };
    const drop = (event: DragEvent) => {
      setOver(false);
      if (event.dataTransfer === null || !carriesFiles(event.dataTransfer)) return;
      event.preventDefault();
      onFiles([...event.dataTransfer.files]);
    };
    const paste = ({ clipboardData }: ClipboardEvent) => {
      // Office programs put a picture of the text beside it; then the text is meant.
      if (clipboardData === null || clipboardData.types.includes('text/plain')) return;
      const files = [...clipboardData.files];
      if (files.length > 0) onFiles(files.map((file) => named(file, screenshotName())));
    };
    const listeners = new AbortController();
    const options = { signal: listeners.signal };
    window.addEventListener('dragenter', hover, options);
    window.addEventListener('dragover', hover, options);
    window.addEventListener('dragleave', leave, options);
    window.addEventListener('drop', drop, options);
    window.addEventListener('paste', paste, options);
    return () => listeners.abort();
  }, []);
  return over;
}

function carriesFiles({ types }: DataTransfer): boolean {
  return types.includes('Files');
}

/** Chromium and Firefox call every pasted picture `image.png`; the moment tells them apart. */
function named(file: File, screenshot: string): File {
  if (file.name !== 'image.png') return file;
  const moment = new Date(file.lastModified);
  const two = (figure: number) => String(figure).padStart(2, '0');
  const day = `${moment.getFullYear()}-${two(moment.getMonth() + 1)}-${two(moment.getDate())}`;
  const time = `${two(moment.getHours())}.${two(moment.getMinutes())}.${two(moment.getSeconds())}`;
  return new File([file], `${screenshot} ${day} ${time}.png`, { type: file.type });
}
