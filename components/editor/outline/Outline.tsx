'use client';
import { useEffect, useMemo, useRef, type KeyboardEvent, type MouseEvent } from 'react';
import type { EditorScale } from '../blocks/editorScale.ts';
import { termOf } from '../blocks/editorScale.ts';
import { OutlineLine } from './OutlineLine.tsx';
import { placeAfterStep, placeOfDrop, type Place } from './outlineOrder.ts';
import type { OutlineRow } from './outlineRows.ts';
import { rangeOf } from './rangeOf.ts';
import type { CurrentPlace } from './useDraftFacts.ts';
import { useFolded } from './useFolded.ts';
import { useRowDrag } from './useRowDrag.ts';
import { visibleLines, type Writers } from './visibleLines.ts';
import './outline.css';

/**
 * Sections and their blocks with their numbers; a tiny ruler shows where a judgment stands. One tab stop: arrow keys move,
 * left and right fold, Alt with up and down moves the block itself.
 */
export function Outline(props: {
  readonly assessmentId: string;
  readonly rows: readonly OutlineRow[];
  readonly scale: EditorScale;
  readonly current: CurrentPlace;
  /** Who is writing where, by block and section id. */
  readonly writers: Writers;
  readonly onJump: (id: string) => void;
  /** Null where nothing may be moved. */
  readonly onMove: ((id: string, place: Place) => void) | null;
  readonly children?: React.ReactNode;
}) {
  const { rows, scale, current, onJump, onMove } = props;
  const [folded, fold] = useFolded(props.assessmentId, rows);
  const list = useRef<HTMLDivElement>(null);
  /** The row that keeps the keyboard when rows change places under it. */
  const held = useRef<string | null>(null);
  const lines = useMemo(
    () => visibleLines(rows, folded, current, props.writers),
    [rows, folded, current, props.writers],
  );
  const tabStop = lines.find((line) => line.isCurrent)?.key ?? lines[0]?.key;

  useRowDrag({
    list,
    isOn: onMove !== null,
    placeOf: (id, over, half) => placeOfDrop(rows, id, over, half),
    onDrop: (id, place) => onMove?.(id, place),
  });
  useEffect(() => {
    if (held.current === null || list.current === null) return;
    if (document.activeElement === document.body) lineOf(list.current, held.current)?.focus();
  }, [lines]);

  const onClick = (event: MouseEvent) => {
    const line = lineAt(event.target);
    if (line === null || event.metaKey || event.ctrlKey) return;
    event.preventDefault();
    const id = line.dataset.row ?? '';
    const isFold = event.target instanceof Element && event.target.closest('[data-fold]') !== null;
    if (isFold || line.dataset.summary !== undefined) fold(id);
    if (!isFold) onJump(line.dataset.first ?? id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const line = lineAt(event.target);
    if (line === null || list.current === null) return;
    const id = line.dataset.row ?? '';
    const to = (next: Element | null | undefined) => {
      if (next instanceof HTMLElement) next.focus();
    };
    const all = [...list.current.querySelectorAll('[role="treeitem"]')];
    const at = all.indexOf(line);
    const isUpOrDown = event.key === 'ArrowUp' || event.key === 'ArrowDown';
    if (event.altKey && isUpOrDown) {
      const place = placeAfterStep(rows, id, event.key === 'ArrowUp' ? 'up' : 'down');
      held.current = id;
      if (place !== null) onMove?.(id, place);
    } else if (event.altKey || event.ctrlKey || event.metaKey) return;
    else if (isUpOrDown) to(all[event.key === 'ArrowUp' ? at - 1 : at + 1]);
    else if (event.key === 'Home') to(all[0]);
    else if (event.key === 'End') to(all.at(-1));
    else if (event.key === 'ArrowRight') {
      if (line.ariaExpanded === 'false') fold(id, false);
      else if (line.ariaExpanded === 'true') to(all[at + 1]);
    } else if (event.key === 'ArrowLeft') {
      if (line.ariaExpanded === 'true') fold(id, true);
      else to(all.slice(0, at).findLast((each) => each.ariaLevel === '1'));
    } else if (event.key === ' ') line.click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div
      className="outline-list"
      ref={list}
      onFocus={(event) => (held.current = lineAt(event.target)?.dataset.row ?? null)}
    >
      <h2 className="label">Outline</h2>
      {lines.length === 0 ? (
        <p className="muted sm none">Sections, judgments and evidence are listed here as they are written.</p>
      ) : (
        <div role="tree" tabIndex={-1} aria-label="Outline" onClick={onClick} onKeyDown={onKeyDown}>
          {lines.map(({ key, row, isFolded, hidden, ...line }) => {
            const range = hidden === null ? null : rangeOf(hidden);
            const hasTerm = row.kind === 'judgment' || row.kind === 'alternative';
            const term = hasTerm ? termOf(scale, row.likelihood) : undefined;
            if (hidden !== null) {
              return (
                <a
                  key={key}
                  role="treeitem"
                  href={`#${row.id ?? ''}`}
                  data-row={row.id ?? ''}
                  data-summary=""
                  data-first={hidden[0]?.id ?? row.id ?? ''}
                  aria-level={2}
                  aria-selected={false}
                  tabIndex={-1}
                >
                  {range?.labels === '' ? null : <span className="n">{range?.labels}</span>}
                  <span className="cut">{range?.words}</span>
                </a>
              );
            }
            return (
              <OutlineLine
                key={key}
                id={row.id ?? ''}
                label={row.label}
                text={row.text}
                isSection={row.kind === 'section'}
                isOpen={isFolded === null ? null : !isFolded}
                isCurrent={line.isCurrent}
                isTabStop={key === tabStop}
                term={
                  hasTerm ? (term?.label ?? (row.likelihood === null ? '' : row.likelihood.replaceAll('-', ' '))) : null
                }
                low={term?.low ?? null}
                high={term?.high ?? null}
                writer={line.writer}
              />
            );
          })}
        </div>
      )}
      {props.children}
    </div>
  );
}

function lineAt(target: EventTarget): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[role="treeitem"]') : null;
}

function lineOf(list: HTMLElement, id: string): HTMLElement | null {
  return list.querySelector<HTMLElement>(`[data-row="${CSS.escape(id)}"]:not([data-summary])`);
}
