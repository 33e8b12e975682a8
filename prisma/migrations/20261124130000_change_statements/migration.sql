-- What people say of each judgment's change since a publication, and the notice by which a later publication supersedes one.
CREATE TABLE "change_statements" (
    "assessment_id" UUID NOT NULL,
    "base" INTEGER NOT NULL,
    "judgment_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "by_id" UUID NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "change_statements_pkey" PRIMARY KEY ("assessment_id", "base", "judgment_id")
);
ALTER TABLE "change_statements" ADD CONSTRAINT "change_statements_assessment_id_fkey" FOREIGN KEY ("assessment_id") REFERENCES "assessments"("id") ON DELETE CASCADE ON UPDATE CASCADE;
ALTER TABLE "change_statements" ADD CONSTRAINT "change_statements_by_id_fkey" FOREIGN KEY ("by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

ALTER TABLE "publications" ADD COLUMN "superseded_by" INTEGER;
ALTER TABLE "publications" ADD COLUMN "superseded_by_id" UUID;
ALTER TABLE "publications" ADD COLUMN "superseded_at" TIMESTAMPTZ(3);
ALTER TABLE "publications" ADD COLUMN "superseded_reason" TEXT;
ALTER TABLE "publications" ADD CONSTRAINT "publications_superseded_check" CHECK (("superseded_by" IS NULL) = ("superseded_at" IS NULL));
ALTER TABLE "publications" ADD CONSTRAINT "publications_superseded_by_id_fkey" FOREIGN KEY ("superseded_by_id") REFERENCES "users"("id") ON DELETE RESTRICT ON UPDATE CASCADE;
