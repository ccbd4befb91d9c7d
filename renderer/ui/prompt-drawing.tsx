import type { ReactNode } from 'react';
import drawing from './drawing.module.css';
import { phoneScreens } from './prompt-screens.tsx';
import styles from './prompt-drawing.module.css';

/** What is drawn: a phone of one make, or another thing, with what it asks. */
export type PromptFace =
  | {
      readonly on: 'iphone';
      readonly body: AppleBody;
      readonly shows: 'unlock' | 'trust' | 'trust-then-passcode' | 'enter-passcode';
    }
  | {
      readonly on: 'android';
      readonly shows:
        'unlock' | 'trust' | 'enter-passcode' | 'choose-file-transfer' | 'allow-debugging';
    }
  | { readonly on: 'other'; readonly shows: 'touch-key' | 'insert-card' | 'press-keys' };

/** What an Apple device looks like from the front. */
export type AppleBody = 'all-screen' | 'home-button' | 'tablet';

/** The words on the drawn screens, as text, so that they follow the language. */
export interface PromptWords {
  readonly unlock: string;
  readonly trustQuestion: string;
  readonly trustYes: string;
  readonly trustNo: string;
  readonly thenPasscode: string;
  readonly passcode: string;
  readonly usbMessage: string;
  readonly usbUse: string;
  readonly usbTransfer: string;
  readonly usbCharge: string;
  readonly allowQuestion: string;
  readonly allowAlways: string;
  readonly allowYes: string;
  readonly allowNo: string;
}

/**
 * One big calm picture of the visitor's device with the thing to tap ringed. It is decoration: the
 * sentence beside it says the same. `still` leaves the ring out.
 */
export function PromptDrawing({
  face,
  words,
  still = false,
}: {
  readonly face: PromptFace;
  readonly words: PromptWords;
  readonly still?: boolean;
}) {
  const classes = [drawing['drawing'], styles['prompt'], still ? styles['still'] : styles['calls']];
  return (
    <svg viewBox="0 0 260 320" className={classes.join(' ')} aria-hidden="true" focusable="false">
      {pictureOf(face, words)}
      <path className={drawing['counter']} d="M10 312h240" />
    </svg>
  );
}

function pictureOf(face: PromptFace, words: PromptWords): ReactNode {
  switch (face.on) {
    case 'iphone':
      return bodies[face.body](phoneScreens[face.shows](words));
    case 'android':
      return <Android>{phoneScreens[face.shows](words)}</Android>;
    case 'other':
      return others[face.shows];
  }
}

function AllScreen({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <rect className={drawing['body']} x="48" y="8" width="164" height="300" rx="30" />
      <rect className={drawing['face']} x="57" y="17" width="146" height="282" rx="22" />
      <rect className={drawing['ink']} x="107" y="25" width="46" height="13" rx="6.5" />
      <path className={drawing['line']} d="M48 84h-4v34h4M212 92h4v30h-4" />
      {children}
    </>
  );
}

/** Its screen ends above the button, so what stands on it is drawn smaller. */
function HomeButton({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <rect className={drawing['body']} x="48" y="8" width="164" height="300" rx="26" />
      <rect className={drawing['face']} x="57" y="42" width="146" height="220" rx="3" />
      <path className={drawing['line']} d="M116 25h28M48 84h-4v34h4M212 92h4v30h-4" />
      <circle className={drawing['shade']} cx="130" cy="285" r="15" />
      <g transform="translate(28.6 28.7) scale(0.78)">{children}</g>
    </>
  );
}

function Tablet({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <rect className={drawing['body']} x="20" y="8" width="220" height="300" rx="20" />
      <rect className={drawing['face']} x="32" y="20" width="196" height="276" rx="9" />
      {children}
    </>
  );
}

const bodies: Readonly<Record<AppleBody, (screen: ReactNode) => ReactNode>> = {
  'all-screen': (screen) => <AllScreen>{screen}</AllScreen>,
  'home-button': (screen) => <HomeButton>{screen}</HomeButton>,
  tablet: (screen) => <Tablet>{screen}</Tablet>,
};

function Android({ children }: { readonly children: ReactNode }) {
  return (
    <>
      <rect className={drawing['body']} x="48" y="8" width="164" height="300" rx="16" />
      <rect className={drawing['face']} x="56" y="16" width="148" height="284" rx="9" />
      <circle className={drawing['ink']} cx="130" cy="30" r="4.5" />
      <path className={drawing['line']} d="M212 82h4v20h-4M212 112h4v34h-4" />
      {children}
    </>
  );
}

function TouchedKey() {
  return (
    <>
      <rect className={drawing['shade']} x="100" y="26" width="60" height="52" rx="5" />
      <path className={drawing['line']} d="M118 44v10M142 44v10" />
      <rect className={drawing['body']} x="84" y="74" width="92" height="176" rx="22" />
      <circle className={drawing['spot']} cx="130" cy="150" r="26" />
      <circle className={styles['ring']} cx="130" cy="150" r="40" />
      <path
        className={drawing['body']}
        d="M118 306v-60l-26-22c-8-8 2-20 12-14l14 9v-66c0-16 24-16 24 0v48l26 9c10 4 14 10 14 20v76z"
      />
    </>
  );
}

function PressedKeyboard() {
  const rows = [120, 158, 196];
  const columns = [43, 77, 111, 145, 179, 213];
  return (
    <>
      <rect className={drawing['body']} x="16" y="100" width="228" height="160" rx="14" />
      {rows.flatMap((y) =>
        columns.map((x) => (
          <rect
            key={`${x} ${y}`}
            className={drawing['face']}
            x={x - 12}
            y={y - 8}
            width="28"
            height="28"
            rx="5"
          />
        )),
      )}
      <rect className={drawing['face']} x="70" y="226" width="120" height="24" rx="5" />
      <rect className={drawing['spot']} x="133" y="150" width="28" height="28" rx="5" />
      <circle className={styles['ring']} cx="147" cy="164" r="26" />
      <path
        className={drawing['body']}
        transform="translate(9 0)"
        d="M126 306v-60l-26-22c-8-8 2-20 12-14l14 9v-46c0-16 24-16 24 0v28l26 9c10 4 14 10 14 20v76z"
      />
    </>
  );
}

function CardInReader() {
  return (
    <>
      <g className={styles['slides']}>
        <rect className={drawing['body']} x="72" y="24" width="116" height="170" rx="12" />
        <rect className={drawing['spot']} x="112" y="132" width="36" height="30" rx="5" />
        <path className={drawing['line']} d="M90 48h60M90 64h38" />
      </g>
      <rect className={drawing['shade']} x="36" y="196" width="188" height="112" rx="18" />
      <path className={drawing['line']} d="M60 214h140" />
      <rect className={styles['ring']} x="54" y="204" width="152" height="20" rx="10" />
      <circle className={drawing['spot']} cx="196" cy="284" r="6" />
    </>
  );
}

const others = {
  'touch-key': <TouchedKey />,
  'insert-card': <CardInReader />,
  'press-keys': <PressedKeyboard />,
} as const;
