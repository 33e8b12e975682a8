import type { ImportFault } from '../document/import/importFault.ts';
import { unreachable } from '../domain/result.ts';
import { invalidInput, tooLarge, unavailable, type CommandError } from './commandError.ts';

/** Why a file could not be read, in the words of commands. */
export function importFaultOf(fault: ImportFault | { readonly kind: 'busy' }): CommandError {
  switch (fault.kind) {
    case 'unreadable':
      return invalidInput(fault.message);
    case 'too-large':
    case 'too-complex':
      return tooLarge(fault.message);
    case 'busy':
      return unavailable('Too many files are being read at the moment. Try again shortly.');
    default:
      return unreachable(fault);
  }
}
