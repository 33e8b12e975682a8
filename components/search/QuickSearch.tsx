'use client';
import { Command } from 'cmdk';
import { Search } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { QuickFindItems } from './QuickFindItems.tsx';
import { searchAddress } from './searchAddress.ts';
import { useQuickFinds } from './useQuickFinds.ts';
import './search.css';

/** Longest search the server takes, UTF-16 units. */
const maxLength = 200;

/** The field in the bar: Ctrl+K comes here from anywhere, the best finds open below while typing, Enter shows all. */
export function QuickSearch(props: { readonly words: string }) {
  const router = useRouter();
  const input = useRef<HTMLInputElement>(null);
  const [words, setWords] = useState(props.words);
  const [isOpen, setOpen] = useState(false);
  const finds = useQuickFinds(words, isOpen);
  const isShown = isOpen && finds !== null;

  useEffect(() => {
    const take = (event: KeyboardEvent) => {
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey || event.key.toLowerCase() !== 'k')
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', take);
    return () => window.removeEventListener('keydown', take);
  }, []);

  const go = (address: string) => {
    setOpen(false);
    input.current?.blur();
    router.push(address);
  };
  return (
    <search
      className="find global"
      onBlur={(event) => {
        if (!event.currentTarget.contains(event.relatedTarget)) setOpen(false);
      }}
    >
      <Command
        shouldFilter={false}
        loop
        label="Search assessments, judgments and evidence"
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !isShown) return;
          event.preventDefault();
          setOpen(false);
        }}
      >
        <form
          action="/search"
          onSubmit={(event) => {
            event.preventDefault();
            go(searchAddress(words));
          }}
        >
          <Search className="i" />
          <Command.Input
            ref={input}
            name="q"
            aria-keyshortcuts="Control+K"
            placeholder="Search assessments, judgments, evidence"
            maxLength={maxLength}
            value={words}
            onFocus={() => setOpen(true)}
            onValueChange={(value) => {
              setWords(value);
              setOpen(true);
            }}
          />
          <span className="key" aria-hidden="true">
            Ctrl K
          </span>
        </form>
        <div className={isShown ? 'pop finds' : 'finds none'}>
          <Command.List label="Found">{isShown ? <QuickFindItems finds={finds} onPick={go} /> : null}</Command.List>
          <output className={isShown && finds.items.length === 0 ? 'hint' : 'hide'}>
            {isShown && finds.items.length === 0 ? (finds.fault ?? `Nothing matches “${finds.words}”.`) : ''}
          </output>
        </div>
      </Command>
    </search>
  );
}
