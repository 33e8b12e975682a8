'use client';
import type { Editor } from '@tiptap/react';
import type { MarkingSystemId } from '@/lib/domain/marking/markingSystems.ts';
import { ChangeScaleDialog } from '../../scales/ChangeScaleDialog.tsx';
import { ShareDialog } from '../../share/ShareDialog.tsx';
import type { PaperSettings, ScaleChoice } from '../blocks/paperSettings.ts';
import type { DraftConnection } from '../connection/DraftConnection.ts';
import { RaiseDialog } from '../marking/RaiseDialog.tsx';
import { ReleasableDialog } from '../marking/ReleasableDialog.tsx';
import type { OutlineRow } from '../outline/outlineRows.ts';
import { CommandPalette } from '../palette/CommandPalette.tsx';
import { ShortcutSheet } from '../palette/ShortcutSheet.tsx';
import { SignInAgain } from '../standing/SignInAgain.tsx';
import { applyScaleChange, scaledJudgments } from './applyScaleChange.ts';
import type { Page } from './usePageNow.ts';

/** What lies over the page: palette, sheet of keys, and the dialogs. */
export function Layers(props: {
  readonly page: Page;
  readonly editor: Editor | null;
  readonly rows: readonly OutlineRow[];
  readonly assessmentId: string;
  readonly title: string;
  readonly canShare: boolean;
  readonly me: { readonly userId: string; readonly email: string };
  readonly connection: DraftConnection | null;
  readonly settings: PaperSettings;
  readonly choice: ScaleChoice;
  readonly system: MarkingSystemId;
  /** All portion marks of the paper. */
  readonly marks: readonly string[];
  readonly isSignedOut: boolean;
  readonly isWritingOn: boolean;
  readonly onKeepWriting: () => void;
  readonly onSignedIn: () => void;
  readonly onJump: (id: string) => void;
}) {
  const { page, editor, me, connection, settings, choice, system, marks } = props;
  const { now, layer, setLayer } = page;
  const close = () => setLayer(null);
  return (
    <>
      {layer === 'palette' ? (
        <CommandPalette page={now} rows={props.rows} onJump={props.onJump} onClose={close} />
      ) : null}
      {layer === 'shortcuts' ? (
        <ShortcutSheet
          areSingleKeysOn={now.areSingleKeysOn}
          onSingleKeys={() => now.act.toggleSingleKeys()}
          onClose={close}
        />
      ) : null}
      {layer === 'share' ? (
        <ShareDialog
          assessmentId={props.assessmentId}
          title={props.title}
          canChange={props.canShare}
          currentUserId={me.userId}
          onClose={close}
        />
      ) : null}
      {layer === 'scale' && editor !== null && page.isEditable ? (
        <ChangeScaleDialog
          open
          onClose={close}
          paper={{ scale: settings.scale.id, wording: settings.paper.wording, ranges: settings.paper.ranges }}
          scales={choice.scales}
          judgments={scaledJudgments(editor.state)}
          onApply={(change) => {
            const tr = applyScaleChange(editor.state, change, choice);
            if (tr !== null && editor.isEditable) editor.view.dispatch(tr);
            close();
          }}
        />
      ) : null}
      {layer === 'raise' ? (
        <RaiseDialog assessmentId={props.assessmentId} system={system} marks={marks} onClose={close} />
      ) : null}
      {layer === 'releasable' && editor !== null ? (
        <ReleasableDialog
          editor={editor}
          assessmentId={props.assessmentId}
          system={system}
          choice={choice}
          onClose={close}
        />
      ) : null}
      {props.isSignedOut && connection !== null ? (
        <SignInAgain
          assessmentId={props.assessmentId}
          email={me.email}
          connection={connection}
          isOpen={!props.isWritingOn}
          onKeepWriting={props.onKeepWriting}
          onSignedIn={props.onSignedIn}
        />
      ) : null}
    </>
  );
}
