'use client';
import { useEffect, useState } from 'react';
import { z } from 'zod';
import { docJsonSchema, type DocJson } from '@/lib/document/docJson.ts';
import type { Answer } from '../ui/Answer.ts';
import { callApi } from '../ui/callApi.ts';

const versionContent = z.object({ content: docJsonSchema }).transform(({ content }) => content);

/**
 * The text of a version, or of the draft (null). `name` is another one when another text is meant; an empty one asks for none.
 *
 * @returns null until it has arrived.
 */
export function useFrozenText(assessmentId: string, version: number | null, name: string): Answer<DocJson> | null {
  const [read, setRead] = useState<{ readonly name: string; readonly text: Answer<DocJson> } | null>(null);
  useEffect(() => {
    if (name === '') return undefined;
    let isGone = false;
    const assessment = `/api/v1/assessments/${encodeURIComponent(assessmentId)}`;
    const text: Promise<Answer<DocJson>> =
      version === null
        ? callApi(`${assessment}/content?format=json`, docJsonSchema)
        : callApi(`${assessment}/versions/${version}`, versionContent);
    void text.then((answer) => {
      if (!isGone) setRead({ name, text: answer });
    });
    return () => {
      isGone = true;
    };
  }, [assessmentId, version, name]);
  return read?.name === name ? read.text : null;
}
