'use client';
import './rules.css';
import { useState } from 'react';
import { stalePolicies, type StalePolicy } from '@/lib/domain/review/staleBlocks.ts';
import { reviewPolicyDto, type ReviewPolicyDto } from '@/lib/protocol/roundsDto.ts';
import { Button } from '../ui/Button.tsx';
import { callApi } from '../ui/callApi.ts';
import { Form } from '../ui/Form.tsx';
import { notify } from '../ui/notify.tsx';

const words: Readonly<Record<StalePolicy, { readonly name: string; readonly means: string }>> = {
  any: {
    name: 'Any change',
    means: 'Whatever is changed in the text or in a field. The strictest, and what holds at first.',
  },
  judgments: {
    name: 'A change of the analysis',
    means:
      'Judgments, alternatives, sources, and likelihood or confidence wherever they stand. Other words may be mended.',
  },
  never: {
    name: 'None',
    means: 'Approvals hold whatever is written afterwards. They still name the text they are for.',
  },
};

/** The house's rules of review: for everybody to know, for administrators to change. */
export function ReviewRules(props: { readonly policy: ReviewPolicyDto; readonly mayChange: boolean }) {
  const { mayChange } = props;
  const [kept, setKept] = useState(props.policy);
  const [policy, setPolicy] = useState(props.policy);
  const [fault, setFault] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isSame = policy.stalePolicy === kept.stalePolicy && policy.isOwnWorkBarred === kept.isOwnWorkBarred;
  const save = async () => {
    if (isBusy || isSame) return;
    setBusy(true);
    const done = await callApi('/api/v1/review-policy', reviewPolicyDto, { method: 'PUT', body: policy });
    setBusy(false);
    setFault(done.ok ? null : done.error.message);
    if (!done.ok) return;
    setKept(done.value);
    notify({ tone: 'ok', text: 'The rules are changed for rounds to come.' });
  };
  return (
    <>
      <div className="title">
        <h1>House rules of review</h1>
      </div>
      <p className="muted rules-lead">
        They hold for every round asked for from now on. A round keeps the rules it was asked for under.
        {mayChange ? '' : ' Administrators can change them.'}
      </p>
      <Form onSubmit={save} fault={fault} className="rules">
        <fieldset disabled={!mayChange}>
          <legend>What makes an approval stale</legend>
          {stalePolicies.map((each) => (
            <label key={each} className={policy.stalePolicy === each ? 'rule on' : 'rule'}>
              <input
                type="radio"
                name="stale"
                value={each}
                checked={policy.stalePolicy === each}
                aria-label={words[each].name}
                aria-describedby={`stale-${each}`}
                onChange={() => setPolicy({ ...policy, stalePolicy: each })}
              />
              <b>{words[each].name}</b>
              <small id={`stale-${each}`}>{words[each].means}</small>
            </label>
          ))}
        </fieldset>
        <fieldset disabled={!mayChange}>
          <legend>One’s own work</legend>
          <label className="rule">
            <input
              type="checkbox"
              checked={policy.isOwnWorkBarred}
              aria-label="Who contributed to a text may not approve it"
              aria-describedby="own-work"
              onChange={(event) => setPolicy({ ...policy, isOwnWorkBarred: event.currentTarget.checked })}
            />
            <b>Who contributed to a text may not approve it</b>
            <small id="own-work">
              They can still comment and ask for changes. An administrator who is on the assessment can excuse somebody,
              with a reason that everybody reads.
            </small>
          </label>
        </fieldset>
        {mayChange ? (
          <div className="acts">
            <Button
              look="primary"
              type="submit"
              aria-busy={isBusy}
              blocked={isSame}
              aria-describedby={isSame ? 'rules-same' : undefined}
            >
              {isBusy ? 'Saving…' : 'Save the rules'}
            </Button>
            {isSame ? (
              <span id="rules-same" className="muted xs">
                Nothing is changed yet.
              </span>
            ) : null}
          </div>
        ) : null}
      </Form>
    </>
  );
}
