import type { VersionQuery } from './useVersions.ts';

/** Finds versions by their name or note, the people in them, their number, or the days they were made on. */
export function VersionSearch(props: { readonly asked: VersionQuery; readonly onAsk: (asked: VersionQuery) => void }) {
  const { asked, onAsk } = props;
  return (
    <search className="version-search">
      <input
        type="search"
        aria-label="Find a version"
        placeholder="Name, note, person or number"
        maxLength={120}
        value={asked.q}
        onChange={({ currentTarget: { value } }) => onAsk({ ...asked, q: value })}
      />
      <details>
        <summary>By day</summary>
        {(['since', 'until'] as const).map((edge) => (
          <label key={edge}>
            <span>{edge === 'since' ? 'From' : 'To'}</span>
            <input
              type="date"
              value={asked[edge]}
              onChange={({ currentTarget: { value } }) => onAsk({ ...asked, [edge]: value })}
            />
          </label>
        ))}
      </details>
    </search>
  );
}
