import type { ReactNode } from 'react';
import drawing from './drawing.module.css';
import type { PromptFace, PromptWords } from './prompt-drawing.tsx';
import styles from './prompt-drawing.module.css';

type PhoneScreen = Exclude<PromptFace, { on: 'other' }>['shows'];

/** What stands on the drawn phone; the ring is around what the visitor must tap. */
export const phoneScreens: Readonly<Record<PhoneScreen, (words: PromptWords) => ReactNode>> = {
  unlock: ({ unlock }) => (
    <>
      <text className={styles['clock']} x="130" y="84">
        9:41
      </text>
      <path className={drawing['line']} d="M114 152v-14c0-21 32-21 32 0v14" />
      <rect className={drawing['spot']} x="104" y="150" width="52" height="42" rx="9" />
      <circle className={drawing['ink']} cx="130" cy="168" r="3" />
      <path className={drawing['line']} d="M130 171v8" />
      <rect className={styles['ring']} x="92" y="116" width="76" height="88" rx="18" />
      <Lines text={unlock} x={130} y={236} />
      <path className={drawing['line']} d="M106 284h48" />
    </>
  ),
  'enter-passcode': ({ passcode }) => (
    <>
      <Lines text={passcode} x={130} y={66} />
      <Dots y={102} />
      {keypad.map(({ digit, x, y }) => (
        <g key={digit}>
          <circle className={drawing['body']} cx={x} cy={y} r="17" />
          <text className={styles['digit']} x={x} y={y + 6}>
            {digit}
          </text>
        </g>
      ))}
      <rect className={styles['ring']} x="64" y="122" width="132" height="172" rx="22" />
    </>
  ),
  trust: ({ trustQuestion, trustYes, trustNo }) => (
    <Dialog question={trustQuestion} yes={trustYes} no={trustNo} />
  ),
  // Since iOS 11 the passcode comes right after "Trust" (O. Afonin, "New security measures in iOS 11",
  // forensicfocus.com, 2017; Apple's Platform Security guide asks for it as well).
  'trust-then-passcode': ({ trustQuestion, trustYes, trustNo, thenPasscode }) => (
    <>
      <Dialog question={trustQuestion} yes={trustYes} no={trustNo} />
      <Lines text={thenPasscode} x={130} y={262} />
      <Dots y={280} />
    </>
  ),
  // AOSP, SystemUI, usb_debugging_title and below: a box that stays empty, and the answers in a row.
  'allow-debugging': ({ allowQuestion, allowAlways, allowYes, allowNo }) => (
    <>
      <rect className={drawing['body']} x="60" y="76" width="140" height="172" rx="16" />
      <Lines text={allowQuestion} x={130} y={106} />
      <rect className={drawing['face']} x="74" y="150" width="18" height="18" rx="3" />
      <Lines text={allowAlways} x={144} y={164} />
      <Lines text={allowNo} x={95} y={226} />
      <Lines text={allowYes} x={163} y={226} strong />
      <rect className={styles['ring']} x="130" y="206" width="66" height="32" rx="12" />
    </>
  ),
  // The message first, what it opens below it. Names and order differ by maker and version (Android 8
  // says "Transfer files"), and a phone tells neither before it is unlocked.
  'choose-file-transfer': ({ usbMessage, usbUse, usbTransfer, usbCharge }) => (
    <>
      <rect className={drawing['shade']} x="62" y="44" width="136" height="50" rx="12" />
      <circle className={drawing['spot']} cx="77" cy="69" r="6" />
      <Lines text={usbMessage} x={138} y={66} />
      <path className={drawing['line']} d="M130 98v12M125 106l5 6 5-6" />
      <rect className={drawing['body']} x="60" y="116" width="140" height="154" rx="12" />
      <Lines text={usbUse} x={130} y={140} />
      <path className={drawing['line']} d="M60 170h140M60 218h140" />
      <Lines text={usbTransfer} x={130} y={199} />
      <Lines text={usbCharge} x={130} y={248} />
      <rect className={styles['ring']} x="62" y="175" width="136" height="38" rx="14" />
    </>
  ),
};

const keypad = ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'].map((digit, at) => ({
  digit,
  x: digit === '0' ? 130 : 88 + (at % 3) * 42,
  y: 146 + Math.floor(at / 3) * 42,
}));

/** A code of six digits, two of them typed. */
function Dots({ y }: { readonly y: number }) {
  return [0, 1, 2, 3, 4, 5].map((at) => (
    <circle
      key={at}
      className={at < 2 ? drawing['ink'] : drawing['body']}
      cx={90 + at * 16}
      cy={y}
      r="4.5"
    />
  ));
}

/** A question with the answer to tap above the other one. */
function Dialog({
  question,
  yes,
  no,
}: {
  readonly question: string;
  readonly yes: string;
  readonly no: string;
}) {
  return (
    <>
      <rect className={drawing['body']} x="64" y="84" width="132" height="156" rx="16" />
      <Lines text={question} x={130} y={114} />
      <path className={drawing['line']} d="M64 158h132M64 200h132" />
      <Lines text={yes} x={130} y={185} strong />
      <Lines text={no} x={130} y={226} />
      <rect className={styles['ring']} x="69" y="163" width="122" height="32" rx="12" />
    </>
  );
}

/** Text in the middle, broken between words: SVG breaks none by itself. */
function Lines({
  text,
  x,
  y,
  strong = false,
}: {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly strong?: boolean;
}) {
  const lines = broken(text);
  return (
    <text className={strong ? styles['strong'] : undefined} x={x} y={y}>
      {lines.map((line, at) => (
        <tspan key={line} x={x} dy={at === 0 ? 0 : 18}>
          {line}
        </tspan>
      ))}
    </text>
  );
}

/** As many letters of this size as fit on the drawn screen. */
const longest = 17;

function broken(text: string): readonly string[] {
  return text.split(' ').reduce<readonly string[]>((lines, word) => {
    const last = lines.at(-1);
    return last === undefined || last.length + word.length + 1 > longest
      ? [...lines, word]
      : [...lines.slice(0, -1), `${last} ${word}`];
  }, []);
}
