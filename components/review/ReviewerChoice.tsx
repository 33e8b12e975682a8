'use client';
import { useState } from 'react';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import { roleWords } from '../share/roleWords.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { Bone } from '../ui/Skeleton.tsx';

/** From so many members on one searches among them. */
const searchedFrom = 6;

/** Who is asked, among the members who can answer; in coordination also for which organisation. */
export function ReviewerChoice(props: {
  /** Null: not read yet. */
  readonly members: readonly MemberDto[] | null;
  /** Organisations by person. */
  readonly chosen: ReadonlyMap<string, string>;
  readonly withOrganisations: boolean;
  readonly meId: string;
  /** Opens the dialog in which others are given access; null: from elsewhere. */
  readonly onShare: (() => void) | null;
  readonly onChange: (chosen: ReadonlyMap<string, string>) => void;
}) {
  const { chosen, meId, onChange } = props;
  const members = props.members?.toSorted((a, b) => rank(a, meId) - rank(b, meId)) ?? null;
  const [query, setQuery] = useState('');
  const words = query.trim().toLowerCase();
  const shown = (members ?? []).filter(
    ({ userId, name, email }) => chosen.has(userId) || `${name} ${email}`.toLowerCase().includes(words),
  );
  const set = (userId: string, organisation: string | null) => {
    const next = new Map(chosen);
    if (organisation === null) next.delete(userId);
    else next.set(userId, organisation);
    onChange(next);
  };
  return (
    <fieldset className="f reviewers">
      <legend className="field-label">Reviewers</legend>
      {(members?.length ?? 0) < searchedFrom ? null : (
        <input
          type="search"
          aria-label="Find a member"
          placeholder="Find a member"
          value={query}
          onChange={(event) => setQuery(event.currentTarget.value)}
        />
      )}
      {members === null ? <Bone width="60%" /> : null}
      {members !== null && members.every(({ userId }) => userId === meId) ? (
        <p className="hint nobody-else">
          Nobody else can review this yet.
          {props.onShare === null ? null : (
            <Button small onClick={props.onShare}>
              Share it with a reviewer
            </Button>
          )}
        </p>
      ) : null}
      <ul>
        {shown.map((member) => (
          <li key={member.userId}>
            <label>
              <input
                type="checkbox"
                checked={chosen.has(member.userId)}
                onChange={(event) => set(member.userId, event.currentTarget.checked ? '' : null)}
              />
              <Avatar person={member} small />
              <span className="cut">{member.userId === meId ? `${member.name} (you)` : member.name}</span>
              <span className="muted xs">{roleWords(member.role).name}</span>
            </label>
            {props.withOrganisations && chosen.has(member.userId) ? (
              <input
                aria-label={`Organisation of ${member.name}`}
                placeholder="Answers for which organisation"
                maxLength={120}
                value={chosen.get(member.userId) ?? ''}
                onChange={(event) => set(member.userId, event.currentTarget.value)}
              />
            ) : null}
          </li>
        ))}
      </ul>
      {shown.length === 0 && words !== '' ? <p className="hint">No member matches “{query.trim()}”.</p> : null}
    </fieldset>
  );
}

/** Reviewers come first, and oneself last: who wrote a text is seldom the one to ask. */
function rank({ userId, role }: MemberDto, meId: string): number {
  if (userId === meId) return 2;
  return role === 'reviewer' ? 0 : 1;
}
