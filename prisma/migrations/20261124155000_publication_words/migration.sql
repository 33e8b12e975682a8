-- The words of publications, block by block, for search among readers: text that was published and nothing of a draft.
CREATE TABLE "publication_blocks" (
    "publication_id" UUID NOT NULL,
    "place" INTEGER NOT NULL,
    "block_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "words" TSVECTOR NOT NULL GENERATED ALWAYS AS (to_tsvector('english', "text")) STORED,

    CONSTRAINT "publication_blocks_pkey" PRIMARY KEY ("publication_id","place")
);
CREATE INDEX "publication_blocks_words_idx" ON "publication_blocks" USING GIN ("words");
ALTER TABLE "publication_blocks" ADD CONSTRAINT "publication_blocks_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;
