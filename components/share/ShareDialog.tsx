'use client';
import { Link2 } from 'lucide-react';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import { Bone } from '../ui/Skeleton.tsx';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Note } from '../ui/Note.tsx';
import { notify } from '../ui/notify.tsx';
import { AddPerson } from './AddPerson.tsx';
import { MemberRow } from './MemberRow.tsx';
import { searchPeople } from './membersClient.ts';
import { useMembers } from './useMembers.ts';

const copyLink = async (assessmentId: string) => {
  const address = `${window.location.origin}/a/${assessmentId}`;
  try {
    await navigator.clipboard.writeText(address);
    notify({ tone: 'ok', text: 'The link is copied. It opens for those who have access.' });
  } catch {
    notify({ tone: 'warn', text: `The browser did not allow copying. The link is ${address}`, stay: true });
  }
};

/** Who has access to an assessment, and in which role. Changes are made at once; there is nothing to save at the end. */
export function ShareDialog(props: {
  readonly assessmentId: string;
  readonly title: string;
  /** Whether the person may change the list; the server decides again. */
  readonly canChange: boolean;
  readonly currentUserId: string;
  readonly onClose: () => void;
}) {
  const { state, load, change } = useMembers(props.assessmentId);
  const setRole = (userId: string, role: AssessmentRole) =>
    change((members) => members.map((member) => (member.userId === userId ? { ...member, role } : member)));
  const remove = (userId: string) => change((members) => members.filter((member) => member.userId !== userId));
  const members: readonly MemberDto[] = state.state === 'here' ? state.members : [];
  const owners = members.filter((member) => member.role === 'owner').length;

  return (
    <Dialog
      open
      width={560}
      onOpenChange={props.onClose}
      title={props.canChange ? 'Share' : 'Who has access'}
      description={props.title}
    >
      {state.state === 'failed' ? (
        <Note tone="bad" urgent>
          {state.message}
          <span className="acts">
            <Button small onClick={load}>
              Try again
            </Button>
          </span>
        </Note>
      ) : null}
      {state.state === 'here' && state.fault !== null ? (
        <Note tone="bad" urgent>
          <b>That was not changed.</b> {state.fault}
        </Note>
      ) : null}
      {props.canChange && state.state === 'here' ? (
        <AddPerson
          search={searchPeople}
          present={new Set(members.map((member) => member.userId))}
          onAdd={(person) =>
            change((now) =>
              now.some((member) => member.userId === person.userId) ? now : [...now, { ...person, role: 'editor' }],
            )
          }
        />
      ) : null}
      {state.state === 'loading' ? <MemberBones /> : null}
      <ul className="members" aria-label="People with access">
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            isSelf={member.userId === props.currentUserId}
            canChange={props.canChange}
            isLastOwner={member.role === 'owner' && owners === 1}
            onChange={(role) => setRole(member.userId, role)}
            onRemove={() => remove(member.userId)}
          />
        ))}
      </ul>
      <div className="acts between">
        <Button onClick={() => void copyLink(props.assessmentId)}>
          <Link2 className="i" />
          Copy link
        </Button>
        <output className="muted sm">
          {state.state === 'here' && state.saving ? 'Saving…' : null}
          {state.state === 'here' && !state.saving && !props.canChange ? 'Owners can change this.' : null}
        </output>
        <Button look="primary" onClick={props.onClose}>
          Done
        </Button>
      </div>
    </Dialog>
  );
}

function MemberBones() {
  return (
    <output className="late" aria-label="Loading the people with access">
      <span className="bones bare">
        <Bone width="60%" />
        <Bone width="48%" />
      </span>
    </output>
  );
}
