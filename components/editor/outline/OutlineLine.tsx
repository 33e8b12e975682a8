import { ChevronDown, ChevronRight } from 'lucide-react';
import { memo } from 'react';
import { Avatar } from '../../ui/Avatar.tsx';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';

/** One line, all of it plain values, so that a draft with hundreds of them redraws only those that changed. */
export type OutlineLineProps = {
  readonly id: string;
  readonly label: string;
  readonly text: string;
  readonly isSection: boolean;
  /** Null for a block. */
  readonly isOpen: boolean | null;
  readonly isCurrent: boolean;
  readonly isTabStop: boolean;
  /** The term of a judgment; null for what has none by its kind, '' where none was chosen. */
  readonly term: string | null;
  readonly low: number | null;
  readonly high: number | null;
  /** Who is writing there: "2:Ben" (hue and name), null for nobody. */
  readonly writer: string | null;
};

export const OutlineLine = memo(function OutlineLine(props: OutlineLineProps) {
  const { id, isSection, isOpen, isCurrent, term } = props;
  const hue = Number(props.writer?.charAt(0) ?? '1');
  const name = props.writer?.slice(2) ?? '';
  const names = [isSection ? 's' : '', isCurrent ? 'on' : ''].filter((each) => each !== '');
  return (
    <a
      role="treeitem"
      href={`#${id}`}
      data-row={id}
      aria-level={isSection ? 1 : 2}
      aria-expanded={isOpen ?? undefined}
      aria-selected={isCurrent}
      aria-current={isCurrent ? 'location' : undefined}
      tabIndex={props.isTabStop ? 0 : -1}
      className={names.length === 0 ? undefined : names.join(' ')}
      draggable={false}
    >
      {props.label === '' ? null : <span className="n">{props.label}</span>}
      <span className={props.text === '' ? 'cut none' : 'cut'} dir="auto" title={props.text}>
        {props.text === '' ? (isSection ? 'Section without a heading' : 'Empty') : props.text}
      </span>
      {name === '' ? null : (
        <span className="here">
          <span className="hide">, {name} is writing here</span>
          <Avatar person={{ name, hue }} small />
        </span>
      )}
      {term === null ? null : (
        <>
          <span className="hide">, {term === '' ? 'no likelihood yet' : term.toLowerCase()}</span>
          <LikelihoodRuler
            tiny
            range={props.low === null || props.high === null ? null : { low: props.low, high: props.high }}
          />
        </>
      )}
      {isOpen === null ? null : (
        <span className="fold" aria-hidden="true" data-fold>
          {isOpen ? <ChevronDown className="i s" /> : <ChevronRight className="i s" />}
        </span>
      )}
    </a>
  );
});
