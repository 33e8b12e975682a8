'use client';
import { Ban, CircleSlash, Info, TriangleAlert } from 'lucide-react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { checkGroups, type CheckGroup } from '@/lib/domain/tradecraft/checkGroups.ts';
import { checkTable } from '@/lib/domain/tradecraft/checkTable.ts';
import type { CheckDefinition } from '@/lib/domain/tradecraft/table/check.ts';
import { weightOf, type CheckPhase, type Weight } from '@/lib/domain/tradecraft/weightOf.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { Pill } from '../ui/Pill.tsx';
import { groupTitles, inGroups } from './checkWords.ts';
import './help.css';

const all: readonly CheckDefinition[] = checkTable;

const phases: readonly { readonly phase: CheckPhase; readonly words: string }[] = [
  { phase: 'draft', words: 'In a draft' },
  { phase: 'review', words: 'In review' },
  { phase: 'release', words: 'At publishing' },
];
const weights: Readonly<Record<Weight, string>> = { hint: 'hint', warning: 'warning', blocking: 'blocks' };

type Sought = {
  readonly words: string;
  readonly group: CheckGroup | 'all';
  readonly only: 'all' | 'gate' | 'optional';
};
const nothingSought: Sought = { words: '', group: 'all', only: 'all' };

function isMeant(check: CheckDefinition, { words, only }: Sought): boolean {
  if (only === 'gate' && !check.gate) return false;
  if (only === 'optional' && check.isOptional !== true) return false;
  const said = [check.id, check.title, check.message, check.standard, check.guards].join(' ').toLowerCase();
  return words
    .toLowerCase()
    .split(/\s+/u)
    .every((word) => said.includes(word));
}

/** Every check: what it finds and asks, when it weighs how much, what it is drawn from, and how it decides. */
export function ChecksHelp() {
  const [sought, setSought] = useState(nothingSought);
  // Who follows a link to a check is shown it, whatever was sought before.
  useEffect(() => {
    const show = () => {
      flushSync(() => setSought(nothingSought));
      document.getElementById(window.location.hash.slice(1))?.scrollIntoView();
    };
    window.addEventListener('hashchange', show);
    return () => window.removeEventListener('hashchange', show);
  }, []);
  const found = inGroups(all.filter((check) => isMeant(check, sought))).filter(
    ({ group }) => sought.group === 'all' || sought.group === group,
  );
  const count = found.reduce((sum, { checks }) => sum + checks.length, 0);
  return (
    <>
      <div className="title">
        <h1>How the checks work</h1>
      </div>
      <div className="help-lead">
        <p>
          {all.length} checks drawn from published analytic standards read a paper as it is written. A paper without
          findings is one in which these checks found nothing, no more: nobody is certified by them, and there is no
          score.
        </p>
        <p>
          Checks on fields and links are exact. Checks on words know English only and can be wrong: every finding can be
          waived with a reason, which others read. Quotations are never read as the author’s words.
        </p>
      </div>
      <search className="help-find" aria-label="Checks">
        <Field label="Find a check">
          {(control) => (
            <input
              {...control}
              type="search"
              value={sought.words}
              placeholder="Id, words or standard"
              onChange={(event) => setSought({ ...sought, words: event.target.value })}
            />
          )}
        </Field>
        <Field label="About">
          {(control) => (
            <select
              {...control}
              value={sought.group}
              onChange={(event) => setSought({ ...sought, group: event.target.value as Sought['group'] })}
            >
              <option value="all">Everything</option>
              {checkGroups.map((group) => (
                <option key={group} value={group}>
                  {groupTitles[group]}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label="Which">
          {(control) => (
            <select
              {...control}
              value={sought.only}
              onChange={(event) => setSought({ ...sought, only: event.target.value as Sought['only'] })}
            >
              <option value="all">All</option>
              <option value="gate">Those that block publishing</option>
              <option value="optional">Optional ones</option>
            </select>
          )}
        </Field>
        <output className="muted sm help-count">
          {count === all.length ? `${count} checks` : `${count} of ${all.length} checks`}
        </output>
      </search>
      {count > 0 ? null : (
        <div className="box help-none">
          <p>No check is about that.</p>
          <Button onClick={() => setSought(nothingSought)}>Show all checks</Button>
        </div>
      )}
      {found.map(({ group, checks }) => (
        <section key={group} aria-labelledby={`about-${group}`}>
          <h2 className="label" id={`about-${group}`}>
            {groupTitles[group]}
          </h2>
          <div className="box help-checks">
            {checks.map((check) => (
              <CheckEntry key={check.id} check={check} />
            ))}
          </div>
        </section>
      ))}
    </>
  );
}

function CheckEntry(props: { readonly check: CheckDefinition }) {
  const { check } = props;
  const { id, title, message, standard, layer, guards } = check;
  return (
    <article className="help-check" id={id} aria-labelledby={`${id}-title`}>
      <header>
        <h3 id={`${id}-title`}>
          <a className="check-id" href={`#${id}`}>
            {id}
          </a>{' '}
          {title}
        </h3>
        <StatePill check={check} />
      </header>
      <p className="says">{message}</p>
      <dl>
        <div className="whole">
          <dt>Weighs</dt>
          <dd>{phases.map(({ phase, words }) => `${words}: ${weights[weightOf(check, phase)]}`).join(' · ')}</dd>
        </div>
        <div>
          <dt>Drawn from</dt>
          <dd>{standard}</dd>
        </div>
        <div>
          <dt>Decides by</dt>
          <dd>{layer === 'structure' ? 'Fields and links, exactly' : 'Words, in English; it can be wrong'}</dd>
        </div>
        {guards === '' ? null : (
          <div className="whole">
            <dt>Passes over</dt>
            <dd>{guards}</dd>
          </div>
        )}
      </dl>
    </article>
  );
}

/** What is to be known of it at a glance. */
function StatePill({ check }: { readonly check: CheckDefinition }) {
  if (check.gate) {
    return (
      <Pill tone="bad" icon={<Ban className="i" />}>
        Blocks publishing
      </Pill>
    );
  }
  if (check.isOptional === true) return <Pill icon={<CircleSlash className="i" />}>Off unless switched on</Pill>;
  return check.severity === 'info' ? (
    <Pill tone="info" icon={<Info className="i" />}>
      Hint
    </Pill>
  ) : (
    <Pill tone="warn" icon={<TriangleAlert className="i" />}>
      Warning
    </Pill>
  );
}
