'use client';
import { X } from 'lucide-react';
import Link from 'next/link';
import { dateWords } from '@/lib/domain/text/dateWords.ts';
import { ledgerStates, type LedgerFacetsDto } from '@/lib/protocol/ledgerDto.ts';
import { FilterMenu } from '../library/FilterMenu.tsx';
import { horizonSpans, isNarrowed, ledgerAddress, stateNames, type LedgerView } from './ledgerAddress.ts';

type FiltersProps = { readonly view: LedgerView; readonly facets: LedgerFacetsDto; readonly today: string };

/** Which part of the ledger is shown; all of it stands in the address, so that it can be kept and sent. */
export function LedgerFilters({ view, facets, today }: FiltersProps) {
  const to = (change: Partial<LedgerView>) => ledgerAddress({ ...view, ...change });
  if (view.id !== undefined)
    return (
      <div className="bar">
        <h2 id="judgments">One judgment</h2>
        <Link className="btn" href="/ledger" scroll={false}>
          <X className="i" />
          Show all judgments
        </Link>
      </div>
    );
  return (
    <div className="bar ledger-bar">
      <h2 id="judgments">Judgments</h2>
      <States view={view} facets={facets} />
      <span className="push" />
      <One
        name="Horizon"
        chosen={horizonSpans(today).findIndex(({ from, until }) => from === view.from && until === view.until)}
        otherwise={`${view.from === undefined ? '' : `from ${dateWords(view.from)} `}${view.until === undefined ? '' : `to ${dateWords(view.until)}`}`.trim()}
        choices={horizonSpans(today).map(({ label, from, until }) => ({ label, href: to({ from, until }) }))}
      />
      <Values
        name="Assessment"
        value={view.assessment}
        values={facets.assessments.map(({ id, reference, count }) => ({ value: id, label: reference, count }))}
        hrefOf={(assessment) => to({ assessment })}
      />
      <Values
        name="Topic"
        value={view.topic}
        values={facets.topics.map(({ topic, count }) => ({ value: topic, label: topic, count }))}
        hrefOf={(topic) => to({ topic })}
      />
      <Values
        name="Scale"
        value={view.scale}
        values={facets.scales.map(({ id, title, count }) => ({ value: id, label: title, count }))}
        hrefOf={(scale) => to({ scale })}
      />
      <Values
        name="Author"
        value={view.author}
        values={facets.authors.map(({ id, name, count }) => ({ value: id, label: name, count }))}
        hrefOf={(author) => to({ author })}
      />
      {isNarrowed(view) ? (
        <Link className="btn quiet" href="/ledger" replace scroll={false}>
          Clear<span className="hide"> filters</span>
        </Link>
      ) : null}
    </div>
  );
}

function States({ view, facets }: Pick<FiltersProps, 'view' | 'facets'>) {
  const all = ledgerStates.reduce((sum, state) => sum + facets.states[state], 0);
  const one = (state: LedgerView['state'], label: string, count: number) => (
    <Link
      key={label}
      href={ledgerAddress({ ...view, state })}
      replace
      scroll={false}
      {...(view.state === state ? { className: 'on', 'aria-current': 'true' as const } : {})}
    >
      {label} <span className="num">{count}</span>
    </Link>
  );
  return (
    <nav className="seg" aria-label="State of judgments">
      {one(undefined, 'All', all)}
      {ledgerStates.map((state) => one(state, stateNames[state], facets.states[state]))}
    </nav>
  );
}

type Value = { readonly value: string; readonly label: string; readonly count: number };

/** A filter by one of the values that there are; left out where there is none to choose from. */
function Values(props: {
  readonly name: string;
  readonly value: string | undefined;
  readonly values: readonly Value[];
  readonly hrefOf: (value: string | undefined) => string;
}) {
  const { name, value, values, hrefOf } = props;
  if (values.length === 0 && value === undefined) return null;
  return (
    <FilterMenu
      name={name}
      value={value === undefined ? 'any' : (values.find((one) => one.value === value)?.label ?? 'another')}
      isSet={value !== undefined}
      choices={[
        { href: hrefOf(undefined), label: 'Any', chosen: value === undefined },
        ...values.map((one) => ({
          href: hrefOf(one.value),
          label: one.label,
          count: one.count,
          chosen: one.value === value,
        })),
      ]}
    />
  );
}

function One(props: {
  readonly name: string;
  /** Index of what holds; -1: something that is not offered. */
  readonly chosen: number;
  readonly otherwise: string;
  readonly choices: readonly { readonly label: string; readonly href: string }[];
}) {
  const { name, chosen, choices } = props;
  return (
    <FilterMenu
      name={name}
      value={chosen < 0 ? props.otherwise : (choices[chosen]?.label ?? '').replace(/^A/u, 'a').replace(/^E/u, 'e')}
      isSet={chosen !== 0}
      choices={choices.map((choice, at) => ({ ...choice, chosen: at === chosen }))}
    />
  );
}
