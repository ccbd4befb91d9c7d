import type { TFunction } from 'i18next';
import { Check, RotateCcw, TriangleAlert, X } from 'lucide-react';
import { ProgressBar } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { largestAttachment } from '../../../shared/domain/attachment.ts';
import type { Locale } from '../../../shared/domain/locale.ts';
import { formatBytes } from '../../../shared/domain/measure.ts';
import { Button } from '../../ui/button.tsx';
import { useParts, useStore } from '../app/console-parts.ts';
import { faultWords } from '../app/fault-words.ts';
import type { Upload, UploadState } from './uploads.ts';
import styles from './attachments.module.css';

/** The files that are on their way to a ticket, and what became of them; told to a screen reader too. */
export function UploadList({ uploads: shown }: { readonly uploads: readonly Upload[] }) {
  const { t } = useTranslation('attachments');
  const { uploads, settings } = useParts();
  const { locale } = useStore(settings);
  const over = shown.every(({ state }) => state.is !== 'sending' && state.is !== 'waiting');
  return (
    <>
      <p role="status" className="visually-hidden">
        {shown.length === 0 ? '' : summaryOf(t, shown, over)}
      </p>
      {shown.length === 0 ? null : (
        <section className={styles['uploads']} aria-label={t('attachments:underway')}>
          <ul>
            {shown.map(({ uploadId, file, state }) => (
              <li key={uploadId} className={styles[state.is]}>
                <span className={styles['name']}>{file.name}</span>
                <span className={styles['size']}>{formatBytes(file.size, locale)}</span>
                <State name={file.name} state={state} locale={locale} />
                {state.is === 'failed' && state.again ? (
                  <Button
                    icon={<RotateCcw />}
                    label={t('attachments:retry-file', { name: file.name })}
                    onPress={() => uploads.retry(uploadId)}
                  >
                    {t('attachments:retry')}
                  </Button>
                ) : null}
                {over ? null : (
                  <Dismiss name={file.name} onPress={() => uploads.dismiss(uploadId)} />
                )}
              </li>
            ))}
          </ul>
          {over ? (
            <Button
              kind="quiet"
              icon={<X />}
              onPress={() => {
                for (const { uploadId } of shown) uploads.dismiss(uploadId);
              }}
            >
              {t('attachments:shut')}
            </Button>
          ) : null}
        </section>
      )}
    </>
  );
}

function Dismiss({ name, onPress }: { readonly name: string; readonly onPress: () => void }) {
  const { t } = useTranslation('attachments');
  return (
    <Button
      kind="quiet"
      icon={<X />}
      label={t('attachments:dismiss', { name })}
      onPress={onPress}
    />
  );
}

function State({
  name,
  state,
  locale,
}: {
  readonly name: string;
  readonly state: UploadState;
  readonly locale: Locale;
}) {
  const { t } = useTranslation('attachments');
  switch (state.is) {
    case 'waiting':
      return <span>{t('attachments:waiting')}</span>;
    case 'sending':
      return (
        <ProgressBar
          className={styles['progress'] ?? ''}
          aria-label={t('attachments:sending', { name })}
          value={state.percent}
        >
          {({ percentage = 0, valueText }) => (
            <>
              <span className={styles['track']}>
                <span style={{ width: `${percentage}%` }} />
              </span>
              <span>{valueText}</span>
            </>
          )}
        </ProgressBar>
      );
    case 'done':
      return (
        <span>
          <Check aria-hidden="true" /> {t('attachments:done')}
        </span>
      );
    case 'refused':
      return (
        <strong role="alert">
          <TriangleAlert aria-hidden="true" />{' '}
          {t(`attachments:refused.${state.why}`, { size: formatBytes(largestAttachment, locale) })}
        </strong>
      );
    case 'failed':
      return (
        <strong role="alert">
          <TriangleAlert aria-hidden="true" /> {faultWords(t, state.fault)}
        </strong>
      );
  }
}

/** One sentence now and then, not one for every percent. */
function summaryOf(t: TFunction, shown: readonly Upload[], over: boolean): string {
  const count = (is: UploadState['is']) => shown.filter(({ state }) => state.is === is).length;
  const missed = count('refused') + count('failed');
  if (!over) return t('attachments:busy', { count: shown.length - missed - count('done') });
  const added = t('attachments:added', { count: count('done') });
  return missed === 0 ? added : `${added} ${t('attachments:missed', { count: missed })}`;
}
