'use client';
import {
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
  PencilLine,
  Printer,
  Share2,
  Terminal,
} from 'lucide-react';
import Link from 'next/link';
import type { ReactNode } from 'react';
import { StatusPill } from '../../library/StatusPill.tsx';
import { Brand } from '../../ui/Brand.tsx';
import { Button } from '../../ui/Button.tsx';
import { Menu, MenuItem, MenuRule } from '../../ui/Menu.tsx';
import { Pill } from '../../ui/Pill.tsx';
import type { PageActs } from '../palette/PageNow.ts';

/** Buttons that belong together; there is no element of that meaning that stands in a line. */
const group = { role: 'group' } as const;

/** The bar: where one is, how it is saved, who is here, how one works on it. */
export function EditorBar(props: {
  readonly reference: string;
  readonly title: string;
  readonly status: string;
  readonly isArchived: boolean;
  /** The line that says what is stored. */
  readonly saving: ReactNode;
  readonly people: ReactNode;
  readonly mayWrite: boolean;
  readonly isViewing: boolean;
  readonly hasEvidence: boolean;
  /** Null where one may not ask for a review. */
  readonly onRequestReview: (() => void) | null;
  readonly isSideOpen: boolean;
  readonly act: PageActs;
}) {
  const { title, act } = props;
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
      <StatusPill status={props.status} archived={props.isArchived} />
      {props.saving}
      <span className="push" />
      {props.people}
      {props.mayWrite ? (
        <span className="seg mode" {...group} aria-label="Mode">
          <button
            type="button"
            className={props.isViewing ? '' : 'on'}
            aria-pressed={!props.isViewing}
            onClick={() => act.setViewing(false)}
          >
            Editing
          </button>
          <button
            type="button"
            className={props.isViewing ? 'on' : ''}
            aria-pressed={props.isViewing}
            onClick={() => act.setViewing(true)}
          >
            Viewing
          </button>
        </span>
      ) : (
        <Pill className="mode" icon={<Eye className="i" />}>
          Viewing
        </Pill>
      )}
      <Button className="share" look="quiet" onClick={act.versions}>
        Versions
      </Button>
      {props.onRequestReview === null ? null : (
        <Button className="share ask" look="primary" onClick={props.onRequestReview}>
          Request review
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
        {props.mayWrite ? (
          <>
            <MenuRule />
            <MenuItem
              icon={props.isViewing ? <PencilLine className="i" /> : <Eye className="i" />}
              onSelect={() => act.setViewing(!props.isViewing)}
            >
              {props.isViewing ? 'Switch to Editing' : 'Switch to Viewing'}
            </MenuItem>
          </>
        ) : null}
      </Menu>
    </header>
  );
}
