import type { OutlineEntry } from '@/lib/document/outline.ts';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { termOf, type EditorScale } from '../blocks/editorScale.ts';

/** Sections, judgments and recommendations with their numbers; a tiny ruler shows where a judgment stands. */
export function Outline(props: {
  readonly entries: readonly OutlineEntry[];
  readonly scale: EditorScale;
  readonly currentId: string | null;
  readonly onJump: (id: string) => void;
}) {
  return (
    <>
      <h2 className="label">Outline</h2>
      {props.entries.length === 0 ? <p className="muted sm none">Sections and judgments are listed here.</p> : null}
      {props.entries.map((entry, index) => {
        const { id } = entry;
        const term = termOf(props.scale, entry.likelihood);
        const names = [entry.kind === 'section' ? 's' : '', id !== null && id === props.currentId ? 'on' : ''];
        return (
          <a
            key={id ?? index}
            href={id === null ? '#main' : `#${id}`}
            className={names.filter((name) => name !== '').join(' ')}
            aria-current={id !== null && id === props.currentId ? 'location' : undefined}
            onClick={(event) => {
              event.preventDefault();
              if (id !== null) props.onJump(id);
            }}
          >
            {entry.label === '' ? null : <span className="n">{entry.label}</span>}
            <span className={entry.text === '' ? 'cut none' : 'cut'} dir="auto">
              {entry.text === '' ? 'Empty' : entry.text}
            </span>
            {entry.kind !== 'judgment' ? null : (
              <>
                <span className="hide">, {term?.label.toLowerCase() ?? 'no likelihood yet'}</span>
                <LikelihoodRuler tiny range={term ?? null} />
              </>
            )}
          </a>
        );
      })}
    </>
  );
}
