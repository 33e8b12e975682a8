import { Command } from 'cmdk';
import { FileText, Search } from 'lucide-react';
import type { FoundAssessmentDto } from '@/lib/protocol/searchDto.ts';
import { Snippet } from './Snippet.tsx';
import { blockAddress, searchAddress } from './searchAddress.ts';
import type { QuickFinds } from './useQuickFinds.ts';

/** The best finds as lines to choose from. The first, which Enter takes, shows everything that matches. */
export function QuickFindItems(props: { readonly finds: QuickFinds; readonly onPick: (address: string) => void }) {
  const { finds, onPick } = props;
  if (finds.items.length === 0) return null;
  return (
    <>
      <Command.Item className="item" value="all" onSelect={() => onPick(searchAddress(finds.words))}>
        <Search className="i" />
        <span className="cut">Everything that matches “{finds.words}”</span>
      </Command.Item>
      {finds.items.map((found) => (
        <Find key={found.id} found={found} onPick={onPick} />
      ))}
    </>
  );
}

function Find(props: { readonly found: FoundAssessmentDto; readonly onPick: (address: string) => void }) {
  const { found, onPick } = props;
  // The title says itself; a block is worth a line of its own.
  const hit = found.hits.find(({ kind }) => kind !== 'title');
  return (
    <Command.Item className="item" value={found.id} onSelect={() => onPick(blockAddress(found.id, hit?.blockId))}>
      <FileText className="i" />
      <span className="grow">
        <span className="what">
          <b className="cut" dir="auto">
            {found.title}
          </b>
          <span className="muted xs nowrap">{found.reference}</span>
        </span>
        {hit === undefined ? null : (
          <small className="cut">
            {hit.label === '' ? null : <span className="id">{hit.label}</span>} <Snippet parts={hit.snippet} />
          </small>
        )}
      </span>
    </Command.Item>
  );
}
