'use client';
import { Upload } from 'lucide-react';
import { useRef } from 'react';
import type { ReadableFormat } from '@/lib/protocol/importDto.ts';
import { Button } from '../ui/Button.tsx';
import { Field } from '../ui/Field.tsx';
import { acceptedFiles } from './readFile.ts';

/** Text that was pasted, and what it is read as. */
export type Pasted = { readonly text: string; readonly format: Exclude<ReadableFormat, 'docx'> };

const formatWords = { text: 'Plain text', markdown: 'Markdown', html: 'HTML' } as const;
const formats = ['text', 'markdown', 'html'] as const;

/** What a pasted text looks like: a first guess, to be changed. */
export function guessedFormat(text: string): Pasted['format'] {
  if (/^\s*<(?:!doctype|html|body|h[1-6]|p|div|table|article|section)\b/iu.test(text)) return 'html';
  return /^#{1,6} \S|^\s*[-*] \[[ x]\] |^\|.+\|\s*\n\|[\s:|-]+\|/mu.test(text) ? 'markdown' : 'text';
}

/** A file is chosen or dropped, or a text is pasted. */
export function ChooseFile(props: {
  readonly pasted: Pasted;
  readonly onPasted: (pasted: Pasted) => void;
  readonly onFile: (file: File) => void;
}) {
  const { pasted, onPasted, onFile } = props;
  const picker = useRef<HTMLInputElement>(null);
  return (
    <div className="choose">
      <div className="drop">
        <p>
          Drop a file anywhere on this page: Word (.docx), Markdown (.md), a web page (.html), plain text (.txt) or a
          draft as JSON.
        </p>
        <input
          ref={picker}
          hidden
          type="file"
          accept={acceptedFiles}
          aria-label="File"
          onChange={(event) => {
            const file = event.currentTarget.files?.[0];
            if (file !== undefined) onFile(file);
            event.currentTarget.value = '';
          }}
        />
        <Button onClick={() => picker.current?.click()}>
          <Upload className="i" />
          Choose a file
        </Button>
      </div>
      <Field
        label="Text"
        hint="Key judgments, Supporting evidence, Implications, Recommendations and the other sections are known by their headings."
      >
        {(control) => (
          <textarea
            {...control}
            dir="auto"
            rows={9}
            placeholder="Or paste the text here"
            value={pasted.text}
            onChange={(event) => {
              const text = event.currentTarget.value;
              onPasted({ text, format: pasted.text.trim() === '' ? guessedFormat(text) : pasted.format });
            }}
          />
        )}
      </Field>
      {pasted.text.trim() === '' ? null : (
        <Field label="Read the text as">
          {(control) => (
            <select
              {...control}
              value={pasted.format}
              onChange={(event) => {
                const format = formats.find((each) => each === event.currentTarget.value) ?? 'text';
                onPasted({ ...pasted, format });
              }}
            >
              {formats.map((format) => (
                <option key={format} value={format}>
                  {formatWords[format]}
                </option>
              ))}
            </select>
          )}
        </Field>
      )}
    </div>
  );
}
