import type { ReactNode } from 'react';
import { Note } from './Note.tsx';

/** A form that the page itself sends. `fault`, where there is one, is said above the fields and read out at once. */
export function Form(props: {
  readonly onSubmit: () => Promise<void>;
  readonly fault?: string | null;
  readonly className?: string;
  readonly 'aria-labelledby'?: string;
  readonly children: ReactNode;
}) {
  const { onSubmit, fault = null, children, ...rest } = props;
  return (
    <form
      {...rest}
      onSubmit={(event) => {
        event.preventDefault();
        void onSubmit();
      }}
    >
      {fault === null ? null : (
        <Note tone="bad" urgent>
          {fault}
        </Note>
      )}
      {children}
    </form>
  );
}
