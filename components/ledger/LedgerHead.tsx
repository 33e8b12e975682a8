'use client';
import { Download, Info } from 'lucide-react';
import { useState } from 'react';
import { Button } from '../ui/Button.tsx';
import { Dialog } from '../ui/Dialog.tsx';
import { Menu, MenuLink } from '../ui/Menu.tsx';
import { ledgerAddress, type LedgerView } from './ledgerAddress.ts';

/** The title, how scores are made, and the files of what is shown. */
export function LedgerHead({ view }: { readonly view: LedgerView }) {
  const [isHelp, setHelp] = useState(false);
  const file = (format: string) => ledgerAddress(view, '/api/v1/judgments/export', { format });
  return (
    <div className="title ledger-title">
      <h1>Judgment ledger</h1>
      <span className="muted sm">Every forecast in a published version, scored once its outcome is known</span>
      <span className="push" />
      <Button look="quiet" onClick={() => setHelp(true)}>
        <Info className="i" />
        How scores work
      </Button>
      <Menu
        label="Export"
        trigger={
          <button type="button">
            <Download className="i" />
            Export
          </button>
        }
      >
        <MenuLink
          link={
            <a href={file('csv')} download>
              As a table (CSV)
            </a>
          }
        />
        <MenuLink
          link={
            <a href={file('json')} download>
              As data (JSON)
            </a>
          }
        />
      </Menu>
      {isHelp ? <ScoresHelp onClose={() => setHelp(false)} /> : null}
    </div>
  );
}

function ScoresHelp({ onClose }: { readonly onClose: () => void }) {
  return (
    <Dialog open onOpenChange={onClose} title="How scores work" width={600}>
      <div className="led-help">
        <p>
          Every forecast of a published version enters the ledger as it was stated. Where several versions state it, the
          newest one that was not retracted is asked for.
        </p>
        <p>
          Happened and Did not happen are scored. Overtaken (the question no longer applies) and Cannot be known are
          counted and not scored. What was settled stays scored when its version is retracted later.
        </p>
        <p>
          The Brier score is the squared distance between the stated probability and what came, on average: 0 is
          perfect, 0.25 is what always saying 50% gets. Where the author gave no number, the middle of the stated range
          is used, and the score is called imputed.
        </p>
        <p>
          It is held against the base rate: always stating the share that came true. From fewer than 30 resolved
          judgments a score would be chance, so there is none; points and intervals are shown.
        </p>
        <p>Nobody records the outcome of a judgment they wrote. There are no scores of persons.</p>
      </div>
      <div className="acts end">
        <Button look="primary" onClick={onClose}>
          Close
        </Button>
      </div>
    </Dialog>
  );
}
