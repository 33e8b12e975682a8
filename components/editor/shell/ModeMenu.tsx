'use client';
import { ChevronDown, Eye, PencilLine, SquarePen } from 'lucide-react';
import type { WorkMode } from '@/lib/domain/threads/workMode.ts';
import { Menu, MenuChoice, MenuChoices } from '../../ui/Menu.tsx';
import { Pill } from '../../ui/Pill.tsx';

const words = {
  editing: { name: 'Editing', note: 'Write in the draft itself', Icon: PencilLine },
  suggesting: { name: 'Suggesting', note: 'What you type is suggested; the draft stays as it is', Icon: SquarePen },
  viewing: { name: 'Viewing', note: 'Read and comment', Icon: Eye },
} as const satisfies Readonly<Record<WorkMode, object>>;

/** How one works here, and the choice among those one may. `isSmall`: an icon alone, for the tools of a phone. */
export function ModeMenu(props: {
  readonly mode: WorkMode;
  readonly modes: readonly WorkMode[];
  readonly isSmall?: boolean;
  readonly onMode: (mode: WorkMode) => void;
}) {
  const { mode, modes, isSmall } = props;
  const { name, Icon } = words[mode];
  if (modes.length < 2) {
    return isSmall === true ? null : (
      <Pill className="mode" icon={<Icon className="i" />}>
        {name}
      </Pill>
    );
  }
  return (
    <Menu
      label="Mode"
      width={280}
      trigger={
        isSmall === true ? (
          <button type="button" aria-label={`Mode: ${name}`}>
            <Icon className="i" />
          </button>
        ) : (
          <button type="button" className={`mode mode-${mode}`}>
            <Icon className="i s" />
            <span className="hide">Mode: </span>
            {name}
            <ChevronDown className="i s" />
          </button>
        )
      }
    >
      <MenuChoices value={mode}>
        {modes.map((each) => {
          const { name: title, note, Icon: Sign } = words[each];
          return (
            <MenuChoice
              key={each}
              value={each}
              icon={<Sign className="i" />}
              note={note}
              onSelect={() => props.onMode(each)}
            >
              {title}
            </MenuChoice>
          );
        })}
      </MenuChoices>
    </Menu>
  );
}
