import type { Stores } from '../../commands/ports.ts';
import type { Db } from '../prismaClient.ts';
import { assessmentStore } from './assessmentStore.ts';
import { auditStore } from './auditStore.ts';
import { changeStatementStore } from './changeStatementStore.ts';
import { checkChoiceStore } from './checkChoiceStore.ts';
import { contentStore } from './contentStore.ts';
import { draftSeedStore } from './draftSeedStore.ts';
import { estimateStore } from './estimateStore.ts';
import { forecastStore } from './forecastStore.ts';
import { imageStore } from './imageStore.ts';
import { ledgerStore, outcomeRequestStore } from './ledgerStore.ts';
import { libraryStore } from './libraryStore.ts';
import { linkStore } from './linkStore.ts';
import { memberStore } from './memberStore.ts';
import { noticeStore } from './noticeStore.ts';
import { notificationStore } from './notificationStore.ts';
import { outboxStore } from './outboxStore.ts';
import { publicationReaderStore, publicationStore } from './publicationStore.ts';
import { publishedSearch } from './publishedSearch.ts';
import { reviewPolicyStore } from './reviewPolicyStore.ts';
import { reviewTextStore, roundStore, seatStore } from './roundStore.ts';
import { scaleStore } from './scaleStore.ts';
import { searchStore } from './searchStore.ts';
import { sourceStore } from './sourceStore.ts';
import { templateStore } from './templateStore.ts';
import { threadStore } from './threadStore.ts';
import { tokenStore } from './tokenStore.ts';
import { userStore } from './userStore.ts';
import { versionStore } from './versionStore.ts';
import { waiverStore } from './waiverStore.ts';
import { deliveryStore, webhookStore } from './webhookStore.ts';
import { workspaceStore } from './workspaceStore.ts';

/** All stores over one client: the one outside transactions, or one inside. */
export function allStores(db: Db): Stores {
  return {
    workspace: workspaceStore(db),
    users: userStore(db),
    links: linkStore(db),
    tokens: tokenStore(db),
    assessments: assessmentStore(db),
    members: memberStore(db),
    library: libraryStore(db),
    search: searchStore(db),
    publishedSearch: publishedSearch(db),
    templates: templateStore(db),
    drafts: draftSeedStore(db),
    images: imageStore(db),
    scales: scaleStore(db),
    waivers: waiverStore(db),
    changeStatements: changeStatementStore(db),
    checkChoices: checkChoiceStore(db),
    sources: sourceStore(db),
    notices: noticeStore(db),
    notifications: notificationStore(db),
    estimates: estimateStore(db),
    versions: versionStore(db),
    contents: contentStore(db),
    publications: publicationStore(db),
    publicationReaders: publicationReaderStore(db),
    forecasts: forecastStore(db),
    ledger: ledgerStore(db),
    outcomeRequests: outcomeRequestStore(db),
    threads: threadStore(db),
    rounds: roundStore(db),
    seats: seatStore(db),
    reviewTexts: reviewTextStore(db),
    reviewPolicy: reviewPolicyStore(db),
    audit: auditStore(db),
    outbox: outboxStore(db),
    webhooks: webhookStore(db),
    deliveries: deliveryStore(db),
  };
}
