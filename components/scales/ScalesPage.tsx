'use client';
import { Plus } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import type { Scale } from '@/lib/domain/likelihood/scale.ts';
import { asked } from '../ui/asked.ts';
import { Button } from '../ui/Button.tsx';
import { notify } from '../ui/notify.tsx';
import { AddScaleDialog } from './AddScaleDialog.tsx';
import type { ScaleActions } from './ScaleActions.ts';
import { ScaleCard } from './ScaleCard.tsx';
import { WithdrawDialog } from './WithdrawDialog.tsx';
import './scales.css';

type Open = { readonly kind: 'none' } | { readonly kind: 'add' } | { readonly kind: 'withdraw'; readonly scale: Scale };

/** Every scale that judgments may stand on, those of the workspace first told apart from the published ones. */
export function ScalesPage(props: {
  readonly scales: readonly Scale[];
  /** Null: the person may look only. */
  readonly actions: ScaleActions | null;
}) {
  const { scales, actions } = props;
  const router = useRouter();
  const [open, setOpen] = useState<Open>({ kind: 'none' });
  const close = () => setOpen({ kind: 'none' });
  const published = scales.filter((scale) => scale.own === undefined);
  const own = scales.filter((scale) => scale.own !== undefined);
  const inUse = own.filter((scale) => scale.own?.isWithdrawn !== true);
  const withdrawn = own.filter((scale) => scale.own?.isWithdrawn === true);

  const withdraw = async (scale: Scale) => {
    if (actions === null) return;
    const done = await asked(() => actions.withdraw(scale.id));
    close();
    if (!done.ok) notify({ tone: 'bad', text: done.error.message });
    else notify({ tone: 'ok', text: `${scale.title} is withdrawn from new use.` });
    router.refresh();
  };

  return (
    <>
      <div className="title">
        <h1>Likelihood scales</h1>
        <span className="push" />
        {actions === null ? null : (
          <Button look="primary" onClick={() => setOpen({ kind: 'add' })}>
            <Plus className="i" />
            Add a scale
          </Button>
        )}
      </div>
      <p className="muted sm scales-lead">
        Each assessment uses one scale, and the same word can stand for other numbers on another: “likely” is 55–80% in
        ICD 203 and 66–100% for the IPCC. Readers get the range beside the word.
      </p>
      {own.length === 0 && actions === null ? null : <h2 className="label">This workspace’s own</h2>}
      {own.length === 0 && actions !== null ? (
        <p className="muted sm scales-none">
          None yet. A scale of your own names its author and date, and they are printed with it.
        </p>
      ) : null}
      <div className="scale-cards">
        {[...inUse, ...withdrawn].map((scale) => (
          <ScaleCard
            key={scale.id}
            scale={scale}
            acts={
              actions === null || scale.own?.isWithdrawn === true ? undefined : (
                <Button
                  small
                  aria-label={`Withdraw ${scale.title}`}
                  onClick={() => setOpen({ kind: 'withdraw', scale })}
                >
                  Withdraw
                </Button>
              )
            }
          />
        ))}
      </div>
      {own.length === 0 && actions === null ? null : <h2 className="label">Published</h2>}
      <div className="scale-cards">
        {published.map((scale) => (
          <ScaleCard key={scale.id} scale={scale} />
        ))}
      </div>
      {open.kind === 'add' && actions !== null ? (
        <AddScaleDialog
          scales={[...published, ...inUse]}
          create={actions.create}
          onClose={close}
          onCreated={(scale) => {
            close();
            notify({ tone: 'ok', text: `${scale.title} can be used from now on.` });
            router.refresh();
          }}
        />
      ) : null}
      {open.kind === 'withdraw' ? (
        <WithdrawDialog title={open.scale.title} onClose={close} onWithdraw={() => withdraw(open.scale)} />
      ) : null}
    </>
  );
}
