-- The ledger: every forecast of a publication as it was stated, and how it turned out. What was stated never changes.
CREATE TABLE "forecasts" (
    "id" UUID NOT NULL,
    "publication_id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "judgment_id" TEXT NOT NULL,
    "label" TEXT NOT NULL,
    "proposition" TEXT NOT NULL,
    "scale_id" TEXT NOT NULL,
    "term_id" TEXT NOT NULL,
    "term" TEXT NOT NULL,
    "range" TEXT NOT NULL,
    "lo" DOUBLE PRECISION NOT NULL,
    "hi" DOUBLE PRECISION NOT NULL,
    "point" DOUBLE PRECISION,
    "confidence" TEXT,
    "horizon" TEXT,
    "horizon_end" TEXT,
    "author_ids" UUID[],
    "stated_at" TIMESTAMPTZ(3) NOT NULL,
    "outcome" TEXT,
    "known_on" TEXT,
    "evidence" TEXT,
    "resolved_by_id" UUID,
    "resolved_at" TIMESTAMPTZ(3),

    CONSTRAINT "forecasts_pkey" PRIMARY KEY ("id"),
    CONSTRAINT "forecasts_outcome_check" CHECK ("outcome" IN ('yes', 'no', 'annulled', 'unresolvable')),
    CONSTRAINT "forecasts_resolved_check" CHECK (("outcome" IS NULL) = ("resolved_at" IS NULL))
);
CREATE UNIQUE INDEX "forecasts_publication_id_judgment_id_key" ON "forecasts"("publication_id", "judgment_id");
CREATE INDEX "forecasts_assessment_id_judgment_id_idx" ON "forecasts"("assessment_id", "judgment_id");
CREATE INDEX "forecasts_horizon_end_id_idx" ON "forecasts"("horizon_end", "id");
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_publication_id_fkey" FOREIGN KEY ("publication_id") REFERENCES "publications"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "forecasts" ADD CONSTRAINT "forecasts_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
