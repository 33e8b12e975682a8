import { slugOf } from '../domain/slugOf.ts';
import type { CommandPorts } from './ports.ts';

/** Length of a slug's random end: 32 bits keep two assessments of one title apart. */
const suffixLength = 8;

/** A slug that no other assessment has. */
export function newSlug(ports: Pick<CommandPorts, 'randomId'>, title: string): string {
  return `${slugOf(title)}-${ports.randomId().replaceAll('-', '').slice(-suffixLength)}`;
}
