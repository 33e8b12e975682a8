import { unreachable } from '@/lib/domain/result.ts';
import type { AssessmentRole } from '@/lib/domain/policy.ts';

/** A role by its name, and in one line what it lets a person do. */
export function roleWords(role: AssessmentRole): { readonly name: string; readonly may: string } {
  switch (role) {
    case 'owner':
      return { name: 'Owner', may: 'Writes, shares and archives' };
    case 'editor':
      return { name: 'Editor', may: 'Writes' };
    case 'reviewer':
      return { name: 'Reviewer', may: 'Reads and comments, does not write' };
    case 'reader':
      return { name: 'Reader', may: 'Reads' };
    default:
      return unreachable(role);
  }
}
