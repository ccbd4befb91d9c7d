import { ArrowBigUp, CornerDownLeft, Delete } from 'lucide-react';
import { useEffect, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { eraseIn, focusedTextBox, typeInto, type TextBox } from '../type-into.ts';
import { createHeldKey } from './held-key.ts';
import { shownRows, typedBy, type KeyboardLayout } from './key-layouts.ts';
import styles from './keyboard.module.css';

/**
 * The kiosk's own keyboard. It stands in the page below the field, never over it, and types into
 * the field that had the focus last; a physical keyboard goes on working beside it.
 *
 * Our own and not simple-keyboard 3.8: that one draws its keys with innerHTML, which
 * `require-trusted-types-for 'script'` forbids.
 */
export function Keyboard({ layout }: { readonly layout: KeyboardLayout }) {
  const { t } = useTranslation('kiosk');
  const [shift, setShift] = useState(false);
  const [marks, setMarks] = useState(false);
  const box = useLastTextBox();

  const press = (key: string) => {
    const target = box.current;
    if (target === null || !target.isConnected) return;
    target.focus({ preventScroll: true });
    if (key === 'erase') eraseIn(target);
    else typeInto(target, typedBy(key, shift));
    if (shift && /\p{L}/u.test(key)) setShift(false);
  };

  return (
    <div
      className={`${styles['keyboard']} ${styles[layout]}`}
      role="group"
      aria-label={t('keyboard.name')}
    >
      {shownRows(layout, marks).map((row) => (
        <div className={styles['row']} key={row.join('')}>
          {row.map((key) => {
            if (key === 'shift') {
              return (
                <Key
                  key={key}
                  wide
                  label={t('keyboard.shift')}
                  pressed={shift}
                  onPress={() => setShift(!shift)}
                >
                  <ArrowBigUp />
                </Key>
              );
            }
            if (key === 'marks') {
              return (
                <Key
                  key={key}
                  wide
                  label={t('keyboard.marks')}
                  pressed={marks}
                  onPress={() => setMarks(!marks)}
                >
                  {typedBy('áöç', shift)}
                </Key>
              );
            }
            if (key === 'erase') {
              return (
                <Key key={key} wide held label={t('keyboard.erase')} onPress={() => press(key)}>
                  <Delete />
                </Key>
              );
            }
            if (key === 'space') {
              return (
                <Key key={key} space label={t('keyboard.space')} onPress={() => press(' ')}>
                  {t('keyboard.space')}
                </Key>
              );
            }
            if (key === 'enter') {
              return (
                <Key key={key} wide label={t('keyboard.new-line')} onPress={() => press('\n')}>
                  <CornerDownLeft />
                </Key>
              );
            }
            return (
              <Key key={key} wide={key.length > 1} onPress={() => press(key)}>
                {typedBy(key, shift)}
              </Key>
            );
          })}
        </div>
      ))}
    </div>
  );
}

/** A key takes no focus: the caret stays where the text goes. */
function Key({
  children,
  label,
  onPress,
  pressed,
  held = false,
  wide = false,
  space = false,
}: {
  readonly children: ReactNode;
  readonly label?: string;
  readonly onPress: () => void;
  readonly pressed?: boolean;
  /** Held down it presses again and again, as on any keyboard. */
  readonly held?: boolean;
  readonly wide?: boolean;
  readonly space?: boolean;
}) {
  const [hold] = useState(createHeldKey);
  useEffect(() => hold.end, [hold]);
  const classes = [styles['key'], wide && styles['wide'], space && styles['space']];
  return (
    <button
      type="button"
      tabIndex={-1}
      className={classes.filter(Boolean).join(' ')}
      aria-label={label}
      aria-pressed={pressed}
      onPointerDown={(event) => {
        event.preventDefault();
        if (held) hold.begin(onPress);
      }}
      onPointerUp={hold.end}
      onPointerLeave={hold.end}
      onPointerCancel={hold.end}
      onClick={() => {
        // The finger that was held down has pressed often enough.
        if (!hold.wasHeld()) onPress();
      }}
    >
      {children}
    </button>
  );
}

function useLastTextBox() {
  const box = useRef<TextBox | null>(null);
  useEffect(() => {
    const remember = () => {
      box.current = focusedTextBox(document) ?? box.current;
    };
    box.current ??= document.querySelector<TextBox>('main input, main textarea');
    remember();
    document.addEventListener('focusin', remember);
    return () => document.removeEventListener('focusin', remember);
  }, []);
  return box;
}
