'use client';
import { Dialog } from '../../ui/Dialog.tsx';
import { commandGroups, groupWords } from './Command.ts';
import { commands } from './commands.ts';
import { KeyCaps } from './KeyCaps.tsx';
import './palette.css';

/** All keys, in the columns of their groups; made from the table that answers them. */
export function ShortcutSheet(props: {
  readonly areSingleKeysOn: boolean;
  readonly onSingleKeys: (areOn: boolean) => void;
  readonly onClose: () => void;
}) {
  return (
    <Dialog open onOpenChange={props.onClose} title="Keyboard shortcuts" width={1160}>
      <div className="keys">
        {commandGroups.map((group) => (
          <section key={group} aria-label={groupWords[group]}>
            <h3>{groupWords[group]}</h3>
            <dl>
              {commands
                .filter((command) => command.group === group && command.shown !== 'palette' && command.keys.length > 0)
                .map((command) => (
                  <div key={command.id}>
                    <dt>{command.name}</dt>
                    <dd>
                      {command.keys.map((chord) => (
                        <KeyCaps key={chord} chord={chord} />
                      ))}
                    </dd>
                  </div>
                ))}
            </dl>
          </section>
        ))}
      </div>
      <label className="single-keys">
        <input
          type="checkbox"
          checked={props.areSingleKeysOn}
          onChange={(event) => props.onSingleKeys(event.currentTarget.checked)}
        />
        <span>
          Single-letter keys (such as <span className="key">?</span> or <span className="key">G</span> then{' '}
          <span className="key">W</span>)
          <small>They count only outside text. Turn them off if speech input sets them off. Kept on this device.</small>
        </span>
      </label>
    </Dialog>
  );
}
