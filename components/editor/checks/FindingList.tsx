'use client';
import type { Editor } from '@tiptap/react';
import { useState } from 'react';
import { checkGroups } from '@/lib/domain/tradecraft/checkGroups.ts';
import type { Finding } from '@/lib/domain/tradecraft/Finding.ts';
import { groupTitles } from '../../help/checkWords.ts';
import { Button } from '../../ui/Button.tsx';
import type { ChecksPanelProps } from './checksPanelProps.ts';
import { FindingItem } from './FindingItem.tsx';
import { placesOf } from './findingPlaces.ts';
import { labelOf, severityWords } from './findingWords.ts';
import { filtered, groupsIn, heapsOf, wholeView, type ChecksView } from './shownRows.ts';

/** Most findings drawn at first, and how many more at a time: a long import has hundreds. */
const shownAtOnce = 60;

/** The open findings, in heaps, as far as they are asked for. */
export function FindingList(
  props: Omit<ChecksPanelProps, 'editor'> & { readonly editor: Editor; readonly findings: readonly Finding[] },
) {
  const { editor, findings } = props;
  const [view, setView] = useState<ChecksView>(wholeView);
  const [most, setMost] = useState(shownAtOnce);
  if (findings.length === 0) return <p>No findings from these checks.</p>;
  const places = placesOf(editor.state, findings);
  const label = (finding: Finding) => labelOf(editor.state, places.get(finding)?.topId ?? null);
  const asked = filtered(findings, view);
  const shown = asked.slice(0, most);
  const groups = groupsIn(findings);
  return (
    <>
      <div className="checks-view">
        <label>
          <span className="xs">List by</span>
          <select
            value={view.heaps}
            onChange={(event) => setView({ ...view, heaps: event.target.value === 'block' ? 'block' : 'weight' })}
          >
            <option value="weight">Weight</option>
            <option value="block">Block</option>
          </select>
        </label>
        <label>
          <span className="xs">Weight</span>
          <select
            value={view.severity}
            onChange={(event) => setView({ ...view, severity: event.target.value as ChecksView['severity'] })}
          >
            <option value="all">All</option>
            {(['error', 'warning', 'info'] as const).map((severity) => (
              <option key={severity} value={severity}>
                {severityWords[severity]} ({findings.filter((each) => each.severity === severity).length})
              </option>
            ))}
          </select>
        </label>
        <label>
          <span className="xs">About</span>
          <select
            value={view.group}
            onChange={(event) => setView({ ...view, group: event.target.value as ChecksView['group'] })}
          >
            <option value="all">All</option>
            {checkGroups.map((group) => (
              <option key={group} value={group}>
                {groupTitles[group]} ({groups.find((each) => each.group === group)?.count ?? 0})
              </option>
            ))}
          </select>
        </label>
      </div>
      {asked.length > 0 ? null : (
        <p>
          None of the {findings.length} open findings are of this kind.{' '}
          <Button small onClick={() => setView({ ...wholeView, heaps: view.heaps })}>
            Show all
          </Button>
        </p>
      )}
      {heapsOf(
        shown,
        view.heaps,
        (finding) => label(finding) || (finding.blockId === null ? 'The whole paper' : 'Other text'),
      ).map((heap) => (
        <section key={heap.name} aria-label={heap.name}>
          <h4 className="label">
            {heap.name} {heap.findings.length}
          </h4>
          <ul>
            {heap.findings.map((finding) => (
              <FindingItem key={finding.fingerprint} {...props} finding={finding} label={label(finding)} />
            ))}
          </ul>
        </section>
      ))}
      {asked.length <= most ? null : (
        <Button small onClick={() => setMost(most + shownAtOnce)}>
          Show more ({asked.length - most} left)
        </Button>
      )}
    </>
  );
}
