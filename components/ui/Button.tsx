import type { ButtonHTMLAttributes, ReactNode, Ref } from 'react';

export type ButtonProps = Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'disabled'> & {
  readonly look?: 'plain' | 'primary' | 'danger' | 'quiet';
  readonly small?: boolean;
  /** As wide as high, for a lone icon; needs an `aria-label`. */
  readonly square?: boolean;
  /** Does nothing but stays focusable; say why beside it and name that element in `aria-describedby`. */
  readonly blocked?: boolean;
  readonly children: ReactNode;
  readonly ref?: Ref<HTMLButtonElement>;
};

export function Button(props: ButtonProps) {
  const { look = 'plain', small, square, blocked, className, type, onClick, children, ...rest } = props;
  const names = [look === 'plain' ? '' : look, small ? 'small' : '', square ? 'square' : '', className ?? ''];
  return (
    <button
      {...rest}
      type={type ?? 'button'}
      className={names.filter((name) => name !== '').join(' ')}
      aria-disabled={blocked === true ? true : rest['aria-disabled']}
      onClick={blocked === true ? (event) => event.preventDefault() : onClick}
    >
      {children}
    </button>
  );
}
