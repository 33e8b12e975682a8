-- Rounds of review, the seats in them, and dissents. At most one answer per seat, one dissent per author and judgment.
ALTER TABLE "workspace" ADD COLUMN "stale_policy" TEXT NOT NULL DEFAULT 'any';
ALTER TABLE "workspace" ADD COLUMN "is_own_work_barred" BOOLEAN NOT NULL DEFAULT true;
CREATE TABLE "review_rounds" (
    "id" UUID NOT NULL,
    "assessment_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "version_number" INTEGER NOT NULL,
    "scope" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "due_at" TIMESTAMPTZ(3),
    "stale_policy" TEXT NOT NULL,
    "is_own_work_barred" BOOLEAN NOT NULL,
    "base_at" TIMESTAMPTZ(3),
    "asked_by_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" UUID,
    "closed_at" TIMESTAMPTZ(3),
    "closed_reason" TEXT,

    CONSTRAINT "review_rounds_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "review_seats" (
    "round_id" UUID NOT NULL,
    "user_id" UUID NOT NULL,
    "organisation" TEXT,
    "answer" TEXT,
    "content_hash" TEXT,
    "version_number" INTEGER,
    "summary" TEXT NOT NULL DEFAULT '',
    "answered_at" TIMESTAMPTZ(3),
    "confirmed_at" TIMESTAMPTZ(3),
    "excused_by_id" UUID,
    "excused_reason" TEXT,

    CONSTRAINT "review_seats_pkey" PRIMARY KEY ("round_id", "user_id")
);
CREATE TABLE "dissents" (
    "id" UUID NOT NULL,
    "round_id" UUID NOT NULL,
    "author_id" UUID NOT NULL,
    "judgment_id" TEXT NOT NULL,
    "likelihood" TEXT,
    "reason" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "dissents_pkey" PRIMARY KEY ("id")
);
CREATE UNIQUE INDEX "review_rounds_assessment_id_number_key" ON "review_rounds"("assessment_id", "number");
CREATE INDEX "review_seats_user_id_idx" ON "review_seats"("user_id");
CREATE UNIQUE INDEX "dissents_round_id_author_id_judgment_id_key" ON "dissents"("round_id", "author_id", "judgment_id");
ALTER TABLE "review_rounds" ADD CONSTRAINT "review_rounds_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_rounds" ADD CONSTRAINT "review_rounds_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_rounds" ADD CONSTRAINT "review_rounds_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "review_seats" ADD CONSTRAINT "review_seats_excused_by_id_fkey" FOREIGN KEY ("excused_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_round_id_fkey" FOREIGN KEY ("round_id") REFERENCES "review_rounds"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "dissents" ADD CONSTRAINT "dissents_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
