import type { ReactNode } from 'react';
import { Button as AriaButton } from 'react-aria-components';
import styles from './button.module.css';

export interface ButtonProps {
  /** Words; a button with only an icon needs `label`. */
  readonly children?: ReactNode;
  readonly onPress: () => void;
  /** `primary` is the one way forward; `plain` equal choices; `quiet` the ways around. */
  readonly kind?: 'primary' | 'plain' | 'quiet' | 'danger';
  /** `touch` is at least 64 px high, `tall` at least 96 px; `desk` is for a mouse. */
  readonly size?: 'desk' | 'touch' | 'tall';
  readonly icon?: ReactNode;
  /** Stands after the words, for a direction. */
  readonly iconAfter?: ReactNode;
  readonly label?: string;
  readonly wide?: boolean;
  readonly disabled?: boolean;
  /** What it began is under way: it cannot be pressed, and keeps the focus. */
  readonly busy?: boolean;
  readonly pressed?: boolean;
  readonly className?: string | undefined;
}

/** What a press on a busy button does. */
function stay(): void {}

/** The one button of every front-end. `label` names it when the children are not words. */
export function Button({
  children,
  onPress,
  kind = 'plain',
  size = 'desk',
  icon,
  iconAfter,
  label,
  wide = false,
  disabled = false,
  busy = false,
  pressed,
  className,
}: ButtonProps) {
  const classes = [styles['button'], styles[kind], styles[size], wide && styles['wide'], className];
  return (
    <AriaButton
      className={classes.filter(Boolean).join(' ')}
      // The pending state of react-aria-components 1.22.1 would announce a name that is gone with the button.
      onPress={busy ? stay : onPress}
      isDisabled={disabled}
      {...(busy ? { 'aria-disabled': true } : {})}
      {...(label === undefined ? {} : { 'aria-label': label })}
      {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
    >
      {icon === undefined ? null : (
        <span className={styles['icon']} aria-hidden="true">
          {icon}
        </span>
      )}
      {children === undefined ? null : <span className={styles['words']}>{children}</span>}
      {iconAfter === undefined ? null : (
        <span className={styles['icon']} aria-hidden="true">
          {iconAfter}
        </span>
      )}
    </AriaButton>
  );
}
