import { CircleAlert } from 'lucide-react';
import { useId, type ReactNode } from 'react';

/** What the control inside a field needs to be tied to its label, hint and fault. */
export type FieldControl = {
  readonly id: string;
  readonly 'aria-describedby'?: string;
  readonly 'aria-invalid'?: true;
};

/** A label above, a control, then a hint or a fault (which replaces the hint). */
export function Field(props: {
  readonly label: ReactNode;
  readonly hint?: ReactNode;
  readonly fault?: string | null;
  readonly children: (control: FieldControl) => ReactNode;
}) {
  const id = useId();
  const faulty = props.fault !== undefined && props.fault !== null && props.fault !== '';
  const noted = faulty || props.hint !== undefined;
  const control: FieldControl = {
    id,
    ...(noted ? { 'aria-describedby': `${id}-note` } : {}),
    ...(faulty ? { 'aria-invalid': true as const } : {}),
  };
  return (
    <div className="f">
      <label className="field-label" htmlFor={id}>
        {props.label}
      </label>
      {props.children(control)}
      {faulty ? (
        <p className="fault" id={`${id}-note`}>
          <CircleAlert className="i s" />
          <span>{props.fault}</span>
        </p>
      ) : null}
      {!faulty && props.hint !== undefined ? (
        <p className="hint" id={`${id}-note`}>
          {props.hint}
        </p>
      ) : null}
    </div>
  );
}
