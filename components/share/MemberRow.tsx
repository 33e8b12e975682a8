'use client';
import type { AssessmentRole } from '@/lib/domain/policy.ts';
import type { MemberDto } from '@/lib/protocol/memberDto.ts';
import { Avatar } from '../ui/Avatar.tsx';
import { Button } from '../ui/Button.tsx';
import { RoleMenu } from './RoleMenu.tsx';
import { roleWords } from './roleWords.ts';

/** One person with access. The last owner's role stays focusable and says why it cannot change. */
export function MemberRow(props: {
  readonly member: MemberDto;
  readonly isSelf: boolean;
  readonly canChange: boolean;
  readonly isLastOwner: boolean;
  readonly onChange: (role: AssessmentRole) => void;
  readonly onRemove: () => void;
}) {
  const { member, canChange, isLastOwner } = props;
  const why = `why-${member.userId}`;
  return (
    <li className="member">
      <Avatar person={member} />
      <div className="grow">
        <div className="cut">
          <b>{member.name}</b>
          {props.isSelf ? <span className="muted"> (you)</span> : null}
        </div>
        <div className="cut muted xs">{member.email}</div>
        {canChange && isLastOwner ? (
          <div className="muted xs" id={why}>
            The last owner cannot go. Make somebody else an owner first.
          </div>
        ) : null}
      </div>
      {canChange && !isLastOwner ? (
        <RoleMenu name={member.name} role={member.role} onChange={props.onChange} onRemove={props.onRemove} />
      ) : null}
      {canChange && isLastOwner ? (
        <Button blocked aria-describedby={why}>
          <span className="hide">Role of {member.name}: </span>
          {roleWords(member.role).name}
        </Button>
      ) : null}
      {canChange ? null : (
        <span className="muted sm" title={roleWords(member.role).may}>
          {roleWords(member.role).name}
        </span>
      )}
    </li>
  );
}
