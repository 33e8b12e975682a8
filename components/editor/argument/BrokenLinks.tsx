'use client';
import type { Editor } from '@tiptap/react';
import { Unlink } from 'lucide-react';
import type { Argument, BrokenRelation } from '@/lib/domain/argument/argument.ts';
import { Button } from '../../ui/Button.tsx';
import { newBlockId } from '../binding/newBlockId.ts';
import { writeLinks } from './linkEdits.ts';

const verbs: Readonly<Record<BrokenRelation['kind'], string>> = {
  supports: 'rests on',
  contradicts: 'is contradicted by',
  context: 'has context in',
  assumes: 'assumes',
  cites: 'cites',
  serves: 'serves',
  'alternative-to': 'stands against',
  indicates: 'would move',
  limits: 'limits',
};

/** Links whose block is gone, with what can be done about each. Undo by whoever deleted the block mends them too. */
export function BrokenLinks(props: {
  readonly editor: Editor | null;
  readonly argument: Argument;
  readonly links: readonly BrokenRelation[];
  readonly isEditable: boolean;
  readonly onJump: (id: string) => void;
  readonly onLink: (holderId: string, anchor: HTMLElement) => void;
}) {
  const { editor, argument, links, isEditable, onJump, onLink } = props;
  if (links.length === 0) return null;
  const unlink = ({ from, to, kind }: BrokenRelation) => {
    if (editor === null || !editor.isEditable) return;
    const { tr } = editor.state;
    const wish = { target: to, kind: null, among: [kind], locator: null };
    if (writeLinks(tr, from, [wish], newBlockId)) editor.view.dispatch(tr);
  };
  return (
    <section aria-label="Broken links">
      <h4 className="label">
        Broken links <span className="count">{links.length}</span>
      </h4>
      <ul className="node-list">
        {links.map((link) => {
          const label = argument.byId.get(link.from)?.label ?? '';
          const what = link.fault === 'gone' ? 'a block that was deleted' : 'a block of another kind';
          return (
            <li key={JSON.stringify(link)} className="broken-line">
              <span>
                <Unlink className="i s bad-t" aria-hidden="true" /> <b>{label === '' ? 'A passage' : label}</b>{' '}
                {verbs[link.kind]} {what}.
              </span>
              <span className="acts">
                {!isEditable || link.id === null ? null : (
                  <>
                    <Button small onClick={(event) => onLink(link.from, event.currentTarget)}>
                      Link again<span className="hide"> from {label}</span>
                    </Button>
                    <Button small look="quiet" onClick={() => unlink(link)}>
                      Unlink<span className="hide"> from {label}</span>
                    </Button>
                  </>
                )}
                <Button small look="quiet" onClick={() => onJump(link.from)}>
                  Show<span className="hide"> {label === '' ? 'the passage' : label}</span>
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
