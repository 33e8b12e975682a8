-- What a reviewer has before them: a later text that their review was moved to, and which of its changes they have read.
ALTER TABLE "review_seats" ADD COLUMN "moved_hash" TEXT;
ALTER TABLE "review_seats" ADD COLUMN "moved_version" INTEGER;
ALTER TABLE "review_seats" ADD COLUMN "read_changes" TEXT NOT NULL DEFAULT '{}';
