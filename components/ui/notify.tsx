'use client';
import { CircleAlert, CircleCheck, Info, TriangleAlert, X } from 'lucide-react';
import { toast } from 'sonner';

const looks = {
  ok: { Icon: CircleCheck, tint: 'ok-t' },
  info: { Icon: Info, tint: 'info-t' },
  warn: { Icon: TriangleAlert, tint: 'warn-t' },
  bad: { Icon: CircleAlert, tint: 'bad-t' },
} as const;

/** How long a toast stays, ms; longer while the pointer is on it. */
const stayMs = 8_000;

/**
 * Pressing a toast must not take the focus: the list of toasts gives it back as the next press takes it away, and the
 * browser then drops that press, so that the caret would not go where one clicked.
 */
function leavesFocus(shown: HTMLElement | null): (() => void) | undefined {
  const keep = (event: Event) => event.preventDefault();
  shown?.addEventListener('mousedown', keep);
  return () => shown?.removeEventListener('mousedown', keep);
}

/**
 * Shows a sentence at the bottom left. `action` is offered beside it. `stay` keeps it until dismissed:
 * for a toast that offers the only way out.
 */
export function notify(message: {
  readonly tone: keyof typeof looks;
  readonly text: string;
  readonly action?: { readonly label: string; readonly run: () => void };
  readonly stay?: boolean;
}): void {
  const { Icon, tint } = looks[message.tone];
  const { action } = message;
  toast.custom(
    (id) => (
      <div ref={leavesFocus} className="pop toast" role={message.tone === 'bad' ? 'alert' : 'status'}>
        <Icon className={`i ${tint}`} />
        <span className="grow">{message.text}</span>
        {action === undefined ? null : (
          <button
            type="button"
            className="small"
            onClick={() => {
              toast.dismiss(id);
              action.run();
            }}
          >
            {action.label}
          </button>
        )}
        <button type="button" className="quiet square small" aria-label="Dismiss" onClick={() => toast.dismiss(id)}>
          <X className="i" />
        </button>
      </div>
    ),
    { duration: message.stay === true ? Number.POSITIVE_INFINITY : stayMs },
  );
}
