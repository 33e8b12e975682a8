'use client';
import {
  BookOpen,
  BookUp,
  ChevronLeft,
  Ellipsis,
  Eye,
  FileSearch,
  History,
  Info,
  Library,
  Link2,
  ListChecks,
  PanelRightOpen,
  Printer,
  Share2,
  Terminal,
} from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import type { PublishingTools } from '../../publish/usePublishing.tsx';
import { Brand } from '../../ui/Brand.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem } from '../../ui/Menu.tsx';
import type { PageActs } from '../palette/PageNow.ts';
import { ModeMenu } from './ModeMenu.tsx';

/** The bar: where one is, how it is saved, who is here, how one works on it. */
export function EditorBar(props: {
  readonly reference: string;
  readonly title: string;
  /** Where it stands, as a pill. */
  readonly standing: ReactNode;
  /** The line that says what is stored. */
  readonly saving: ReactNode;
  readonly people: ReactNode;
  readonly mode: WorkMode;
  readonly modes: readonly WorkMode[];
  readonly hasEvidence: boolean;
  /** Null where one may not ask for a review. */
  readonly onRequestReview: (() => void) | null;
  readonly publishing: PublishingTools;
  readonly isSideOpen: boolean;
  readonly act: PageActs;
}) {
  const { title, act, publishing } = props;
  return (
    <header className="top">
      <Link className="back" href="/" aria-label="All assessments">
        <ChevronLeft className="i" />
      </Link>
      <Brand />
      <span className="muted slash" aria-hidden="true">
        /
      </span>
      <b className="doc-name cut" dir="auto" title={`${props.reference} · ${title}`}>
        {title}
      </b>
      {props.standing}
      {props.saving}
      <span className="push" />
      {props.people}
      <ModeMenu mode={props.mode} modes={props.modes} onMode={act.setMode} />
      <Button className="share" look="quiet" onClick={act.versions}>
        Versions
      </Button>
      {publishing.isNext && publishing.onPublish !== null ? (
        <Button className="share ask" look="primary" onClick={publishing.onPublish}>
          Publish
        </Button>
      ) : props.onRequestReview === null ? null : (
        <Button className="share ask" look="primary" onClick={props.onRequestReview}>
          Request review
        </Button>
      )}
      {publishing.isNext || publishing.onPublish === null ? null : (
        <Button className="share" onClick={publishing.onPublish}>
          Publish
        </Button>
      )}
      <Button className="share" onClick={act.share}>
        Share
      </Button>
      {props.isSideOpen ? null : (
        <button
          type="button"
          className="quiet square open-side"
          aria-label="Open the side panel"
          title="Open the side panel"
          onClick={act.toggleSide}
        >
          <PanelRightOpen className="i" />
        </button>
      )}
      <Menu
        label="More"
        trigger={
          <button type="button" className="quiet tap more" aria-label="More">
            <Ellipsis className="i" />
          </button>
        }
      >
        <MenuItem icon={<Share2 className="i" />} onSelect={act.share}>
          Share
        </MenuItem>
        {props.onRequestReview === null ? null : (
          <MenuItem icon={<Eye className="i" />} onSelect={props.onRequestReview}>
            Request review
          </MenuItem>
        )}
        {publishing.onPublish === null ? null : (
          <MenuItem icon={<BookUp className="i" />} onSelect={publishing.onPublish}>
            Publish
          </MenuItem>
        )}
        {publishing.onPublications === null ? null : (
          <MenuItem icon={<BookOpen className="i" />} onSelect={publishing.onPublications}>
            Published versions
          </MenuItem>
        )}
        {props.hasEvidence ? (
          <MenuItem icon={<Link2 className="i" />} onSelect={() => act.sideTab('evidence')}>
            Evidence
          </MenuItem>
        ) : null}
        <MenuItem icon={<Library className="i" />} onSelect={() => act.sideTab('sources')}>
          Sources
        </MenuItem>
        <MenuItem icon={<ListChecks className="i" />} onSelect={() => act.sideTab('checks')}>
          Checks
        </MenuItem>
        <MenuItem icon={<Info className="i" />} onSelect={() => act.sideTab('details')}>
          Details
        </MenuItem>
        <MenuItem icon={<History className="i" />} onSelect={act.versions}>
          Versions
        </MenuItem>
        <MenuItem icon={<FileSearch className="i" />} onSelect={() => act.find(false)}>
          Find
        </MenuItem>
        <MenuItem icon={<Terminal className="i" />} onSelect={act.palette}>
          Commands
        </MenuItem>
        <MenuItem icon={<Printer className="i" />} onSelect={() => window.print()}>
          Print
        </MenuItem>
      </Menu>
    </header>
  );
}
