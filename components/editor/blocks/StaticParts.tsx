import { Unlink } from 'lucide-react';
import type { NodeJson } from '@/lib/document/docJson.ts';
import { ConfidenceTicks } from '../../ui/ConfidenceTicks.tsx';
import { LikelihoodRuler } from '../../ui/LikelihoodRuler.tsx';
import { addable, blockWords } from './blockEdits.ts';
import type { BlockLink } from './blockLinks.ts';
import type { BlockTargets } from './blockNumbers.ts';
import { headItems, itemClass } from './headItems.ts';
import { linkRows } from './linkRows.ts';
import type { PaperSettings } from './paperSettings.ts';
import { sectionHints } from './sectionHints.ts';

/** A block's header in the copy for reading: the same as the editor's, as text. */
export function StaticHead(props: {
  readonly kind: string;
  readonly attrs: Readonly<Record<string, unknown>>;
  readonly label: string;
  readonly links: readonly BlockLink[];
  readonly settings: PaperSettings;
  readonly targets: BlockTargets;
  readonly mayWrite: boolean;
}) {
  const { kind, attrs, label, settings } = props;
  return (
    <div className="hd">
      <span className="id">{label}</span>
      {headItems(kind, attrs, props).map((item, index) => (
        <span
          key={index}
          // Invitations stand here as they will stand in the editor, so that nothing moves when it comes.
          className={itemClass(item, props.mayWrite && item.look === 'invite')}
          data-field={item.field === '' ? undefined : item.field}
        >
          {item.name === '' || item.look === 'invite' ? null : (
            <>
              <span className={item.showsName ? 'lb keep' : 'lb'}>{item.name}</span>
              <span className="hide">: </span>
            </>
          )}
          {item.steps === null ? null : <ConfidenceTicks steps={item.steps} />}
          <span className="wd">{item.words}</span>
          {item.ruler === null ? null : <LikelihoodRuler range={item.ruler} scale={settings.drawn} />}
          {item.range === null ? null : <span className="rg">{item.range}</span>}
        </span>
      ))}
    </div>
  );
}

/** The rows of links under a block, as text. */
export function StaticLinks(props: {
  readonly id: unknown;
  readonly links: readonly BlockLink[];
  readonly targets: BlockTargets;
  /** What the button that links will say; null where there will be none. */
  readonly invite: string | null;
}) {
  const rows = linkRows(props.id, props.links, props.targets);
  return (
    <div className="ft">
      {rows.map((row) => (
        <span key={row.words} className="links">
          <span className="lw">{row.words}</span>
          {row.chips.map((chip, index) => (
            <span key={index} className={chip.isBroken ? 'chip broken' : 'chip'}>
              {chip.isBroken ? <Unlink className="i s" /> : null}
              {chip.label}
            </span>
          ))}
        </span>
      ))}
      {props.invite === null ? null : (
        <span className="btn quiet small link-more" aria-hidden="true">
          {props.invite}
        </span>
      )}
    </div>
  );
}

/** What stands at the end of a section for who writes: the room for it is kept before it can be pressed. */
export function StaticAdders(props: { readonly section: NodeJson }) {
  const kind: unknown = props.section.attrs?.kind;
  const isEmpty = (props.section.content ?? []).every((child) => child.type === 'sectionHeading');
  return (
    <>
      {isEmpty ? <p className="sect-hint">{sectionHints[typeof kind === 'string' ? kind : 'free']}</p> : null}
      <div className="adders" aria-hidden="true">
        {addable(kind).map((block) => (
          <span key={block} className="btn quiet small">
            Add {blockWords[block]}
          </span>
        ))}
      </div>
    </>
  );
}
