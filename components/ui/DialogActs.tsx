import type { ReactNode } from 'react';
import { Button } from './Button.tsx';

/** The foot of a dialog's form: leave, or do it. While it is being done the button says so. */
export function DialogActs(props: {
  readonly onCancel: () => void;
  readonly busy: boolean;
  /** What the button says meanwhile, as in "Creating…". */
  readonly busyWords: string;
  readonly look?: 'primary' | 'danger';
  readonly children: ReactNode;
}) {
  return (
    <div className="acts end">
      <Button look="quiet" onClick={props.onCancel}>
        Cancel
      </Button>
      <Button look={props.look ?? 'primary'} type="submit" aria-busy={props.busy}>
        {props.busy ? props.busyWords : props.children}
      </Button>
    </div>
  );
}
