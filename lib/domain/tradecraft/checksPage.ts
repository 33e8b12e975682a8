import { checkTable } from './checkTable.ts';
import type { CheckDefinition } from './table/check.ts';

const layers: Readonly<Record<CheckDefinition['layer'], string>> = {
  structure: 'fields and links',
  words: 'words (English)',
};

/** `docs/checks.md`: every check, what it is drawn from and what it does not mistake for a fault. */
export function checksPage(): string {
  const rows = (checkTable as readonly CheckDefinition[]).map((check) => {
    const weight = [check.severity, check.gate ? 'gate' : '', check.isOptional === true ? 'optional' : ''];
    const cells = [
      check.id,
      check.title,
      weight.filter((word) => word !== '').join(', '),
      layers[check.layer],
      check.standard,
      check.message,
      check.guards,
    ];
    return `| ${cells.map((cell) => cell.replaceAll('|', String.raw`\|`)).join(' | ')} |`;
  });
  return `${[
    '# Checks',
    '',
    'Drawn from published analytic standards. A paper without findings is a paper in which these checks found nothing, no more.',
    'Checks marked *gate* keep a paper from being published until they are mended or waived; *optional* ones run where a profile',
    'names them. Checks on words know English only. This page is made from the table in `lib/domain/tradecraft/checkTable.ts`.',
    '',
    '| Check | Finds | Weight | Looks at | Drawn from | Says | Passes over |',
    '|---|---|---|---|---|---|---|',
    ...rows,
  ].join('\n')}\n`;
}
