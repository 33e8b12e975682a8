'use client';
import { PanelRightClose } from 'lucide-react';
import { Tabs } from 'radix-ui';
import type { ReactNode } from 'react';

/** One tab of the side: its name, a figure behind it, and what it shows. */
export type SideTab = {
  readonly id: string;
  readonly name: string;
  readonly count?: number;
  readonly body: ReactNode;
};

/** What stands beside the paper: tabs moved through by arrow keys, one tab stop. The same in a sheet on a phone. */
export function SidePanel(props: {
  readonly tabs: readonly SideTab[];
  readonly current: string;
  readonly onChange: (id: string) => void;
  /** Left out in a sheet, which has its own cross. */
  readonly onClose?: () => void;
}) {
  const { tabs, onClose } = props;
  const current = tabs.some((tab) => tab.id === props.current) ? props.current : (tabs[0]?.id ?? '');
  return (
    <Tabs.Root className="side-tabs" value={current} onValueChange={props.onChange} activationMode="automatic">
      <div className="tabs">
        <Tabs.List className="tab-list" aria-label="Beside the document">
          {tabs.map((tab) => (
            <Tabs.Trigger key={tab.id} value={tab.id} className={tab.id === current ? 'on' : ''}>
              {tab.name}
              {tab.count === undefined ? null : ` ${tab.count}`}
            </Tabs.Trigger>
          ))}
        </Tabs.List>
        {onClose === undefined ? null : (
          <button
            type="button"
            className="quiet square small push"
            aria-label="Close the side panel"
            title="Close the side panel"
            onClick={onClose}
          >
            <PanelRightClose className="i" />
          </button>
        )}
      </div>
      {tabs.map((tab) => (
        <Tabs.Content key={tab.id} value={tab.id} className="side-body">
          <h3 className="hide">{tab.name}</h3>
          {tab.body}
        </Tabs.Content>
      ))}
    </Tabs.Root>
  );
}
