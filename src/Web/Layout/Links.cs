using Tessera.Domain.Clusters;
using Tessera.Web.Http;

namespace Tessera.Web.Layout;

/// <summary>
/// Every address of the product. Routes name the pattern a page or endpoint is mapped on; the methods of the same name
/// fill it. Nothing else writes an address.
/// </summary>
public static partial class Links
{
    public static string Home() => HomeRoute;
    public static string SignIn(string? back = null) => SignInRoute + AddressQuery.Of(("back", back));
    public static string SignOut() => SignOutRoute;
    public static string Account() => AccountRoute;
    public static string Jobs() => JobsRoute;
    public static string Job(long number) => Fill(JobRoute, number);
    public static string Help() => HelpRoute;
    public static string Method() => MethodRoute;
    public static string Language(string code, string? back = null) => Fill(LanguageRoute, code) + AddressQuery.Of(("back", back));
    public static string Theme(string theme, string? back = null) => Fill(ThemeRoute, theme) + AddressQuery.Of(("back", back));

    public static string Admin() => AdminRoute;
    public static string Users() => UsersRoute;
    public static string Mail() => MailRoute;
    public static string Work() => WorkRoute;
    public static string Digest() => DigestRoute;
    public static string StopDigest(string token) => $"{DigestRoute}/stop/{token}";
    public static string Letter(long id) => FormattableString.Invariant($"{MailRoute}/{id}");
    public static string Health() => HealthRoute;
    public static string Changes() => ChangesRoute;
    public static string RegisterOperation() => RegisterOperationRoute;

    public static string Operation(string code) => Fill(OperationRoute, code);
    public static string ReviseOperation(string code) => Fill(ReviseOperationRoute, code);
    public static string Presence(string code, AddressQuery? query = null) => Fill(PresenceRoute, code) + query;
    /// <summary>Downloads: the page's address with an ending (".csv", ".xlsx", ".json") and the page's filters.</summary>
    public static string PresenceFile(string code, string ending, AddressQuery? query = null) => Fill(PresenceRoute, code) + ending + query;
    public static string RowsFile(string code, string ending, AddressQuery? query = null) => Fill(RowsRoute, code) + ending + query;
    public static string Reach(string code, AddressQuery? query = null) => Fill(ReachRoute, code) + query;
    public static string ReachFile(string code, string ending, AddressQuery? query = null) => Fill(ReachRoute, code) + ending + query;
    public static string ReachRows(string code, AddressQuery? query = null) => Fill(ReachRowsRoute, code) + query;
    public static string ReachRowsFile(string code, string ending, AddressQuery? query = null) => Fill(ReachRowsRoute, code) + ending + query;
    public static string Gaps(string code, AddressQuery? query = null) => Fill(GapsRoute, code) + query;
    public static string GapsFile(string code, string ending, AddressQuery? query = null) => Fill(GapsRoute, code) + ending + query;
    public static string Developments(string code, AddressQuery? query = null) => Fill(DevelopmentsRoute, code) + query;
    public static string DevelopmentsFile(string code, string ending, AddressQuery? query = null) => Fill(DevelopmentsRoute, code) + ending + query;
    public static string Snapshot(string code, AddressQuery? query = null) => Fill(SnapshotRoute, code) + query;
    public static string SnapshotFile(string code, string ending, AddressQuery? query = null) => Fill(SnapshotRoute, code) + ending + query;
    public static string KeptSnapshots(string code, AddressQuery? query = null) => Fill(KeptSnapshotsRoute, code) + query;
    public static string KeptSnapshot(string code, long number) => Fill(KeptSnapshotRoute, code, number);
    public static string KeptSnapshotFile(string code, long number, string ending) => Fill(KeptSnapshotRoute, code, number) + ending;
    public static string WithdrawSnapshot(string code, long number) => Fill(WithdrawSnapshotRoute, code, number);
    public static string Overlaps(string code, AddressQuery? query = null) => Fill(OverlapsRoute, code) + query;
    public static string OverlapsFile(string code, string ending, AddressQuery? query = null) => Fill(OverlapsRoute, code) + ending + query;
    public static string Overlap(string code, long id) => Fill(OverlapRoute, code, id);
    public static string Needs(string code, AddressQuery? query = null) => Fill(NeedsRoute, code) + query;
    public static string NeedsFile(string code, string ending, AddressQuery? query = null) => Fill(NeedsRoute, code) + ending + query;
    public static string LoadNeeds(string code) => Fill(LoadNeedsRoute, code);
    public static string Caseload(string code, long number, AddressQuery? query = null) => Fill(CaseloadRoute, code, number) + query;
    public static string AnswerCaseload(string code, long number) => Fill(AnswerCaseloadRoute, code, number);
    public static string WithdrawCaseload(string code, long number) => Fill(WithdrawCaseloadRoute, code, number);
    public static string Rows(string code, AddressQuery? query = null) => Fill(RowsRoute, code) + query;
    public static string Row(string code, long id) => Fill(RowRoute, code, id);
    public static string Answers(string code, AddressQuery? query = null) => Fill(AnswersRoute, code) + query;
    public static string AnswersCsv(string code, AddressQuery query) => Fill(AnswersCsvRoute, code) + query;
    public static string Answer(string code, long id) => Fill(AnswerRoute, code, id);
    public static string WithdrawAnswer(string code, long id) => Fill(WithdrawAnswerRoute, code, id);
    public static string ImportCells(string code, long number, AddressQuery? query = null) => Fill(ImportCellsRoute, code, number) + query;
    public static string ImportMessage(string code, long number, AddressQuery? query = null) => Fill(ImportMessageRoute, code, number) + query;
    public static string ImportMessageText(string code, long number, AddressQuery? query = null) => Fill(ImportMessageTextRoute, code, number) + query;
    public static string ImportCleanWorkbook(string code, long number) => Fill(ImportCleanWorkbookRoute, code, number);
    public static string ImportCleanCsv(string code, long number) => Fill(ImportCleanCsvRoute, code, number);
    public static string Batches(string code) => Fill(BatchesRoute, code);
    public static string Batch(string code, long number) => Fill(BatchRoute, code, number);
    public static string AnswerBatch(string code, long number) => Fill(AnswerBatchRoute, code, number);
    public static string AcceptBatch(string code, long number) => Fill(AcceptBatchRoute, code, number);
    public static string ContinueBatch(string code, long number) => Fill(ContinueBatchRoute, code, number);
    public static string Imports(string code, AddressQuery? query = null) => Fill(ImportsRoute, code) + query;
    public static string NewImport(string code) => Fill(NewImportRoute, code);
    public static string Uploads(string code) => Fill(UploadsRoute, code);
    public static string Upload(string code, long id) => Fill(UploadRoute, code, id);
    public static string Import(string code, long number, AddressQuery? query = null) => Fill(ImportRoute, code, number) + query;
    public static string AnswerImport(string code, long number) => Fill(AnswerImportRoute, code, number);
    public static string ImportColumns(string code, long number) => Fill(ImportColumnsRoute, code, number);
    public static string AcceptImport(string code, long number) => Fill(AcceptImportRoute, code, number);
    public static string UndoImport(string code, long number) => Fill(UndoImportRoute, code, number);
    public static string ResumeImport(string code, long number) => Fill(ResumeImportRoute, code, number);
    public static string ContinueImport(string code, long number) => Fill(ContinueImportRoute, code, number);
    public static string ImportFile(string code, long number) => Fill(ImportFileRoute, code, number);
    public static string ImportReport(string code, long number) => Fill(ImportReportRoute, code, number);
    public static string ImportWorkbook(string code, long number) => Fill(ImportWorkbookRoute, code, number);
    public static string ImportNotes(string code, long number) => Fill(ImportNotesRoute, code, number);
    public static string ImportCsv(string code, long number) => Fill(ImportCsvRoute, code, number);
    public static string SampleWorkbook(string code, string fileName) => Fill(SampleWorkbookRoute, code, fileName);
    public static string Partners(string code, AddressQuery? query = null) => Fill(PartnersRoute, code) + query;
    public static string Partner(string code, long id) => Fill(PartnerRoute, code, id);
    public static string RegisterPartner(string code) => Fill(RegisterPartnerRoute, code);
    public static string Clusters(string code) => Fill(ClustersRoute, code);
    public static string Cluster(string code, string cluster) => Fill(ClusterRoute, code, cluster);
    /// <param name="part">One of the page's parts, such as "leadership".</param>
    public static string ManageCluster(string code, string cluster, string part) => Fill(ManageClusterRoute, code, cluster) + AddressQuery.Of(("part", part));
    public static string RegisterCluster(string code) => Fill(RegisterClusterRoute, code);
    /// <param name="cluster">Null for the whole operation.</param>
    /// <param name="ending">".docx" or ".pdf"; empty for the page.</param>
    public static string Briefing(string code, string? cluster, string ending = "") => (cluster is null ? Fill(BriefingRoute, code) : Fill(ClusterBriefingRoute, code, cluster)) + ending;
    public static string HandoverPack(string code, string cluster, string ending = "") => Fill(HandoverPackRoute, code, cluster) + ending;
    public static string InterCluster(string code) => Fill(InterClusterRoute, code);
    public static string Meetings(string code, AddressQuery? query = null) => Fill(MeetingsRoute, code) + query;
    public static string PlanMeeting(string code, string cluster, AddressQuery? query = null) => Fill(PlanMeetingRoute, code, cluster) + query;
    public static string Meeting(string code, string cluster, long id) => Fill(MeetingRoute, code, cluster, id);
    public static string MeetingFile(string code, string cluster, long id) => Meeting(code, cluster, id) + ".ics";
    public static string ReviseMeeting(string code, string cluster, long id) => Fill(ReviseMeetingRoute, code, cluster, id);
    public static string SignInSheet(string code, string cluster, long id) => Fill(SignInSheetRoute, code, cluster, id);
    public static string ContinueSeries(string code, string cluster, long id) => Fill(ContinueSeriesRoute, code, cluster, id);
    public static string Agenda(string code, string cluster, long id) => Fill(AgendaRoute, code, cluster, id);
    /// <summary>The minutes to take away: ".docx" or ".pdf".</summary>
    public static string MinutesFile(string code, string cluster, long id, string ending) => Fill(MinutesRoute, code, cluster, id) + ending;
    /// <summary>What meetings ask of organisations, before an event and since.</summary>
    public static string MeetingLoad(string code, AddressQuery? query = null) => Fill(MeetingLoadRoute, code) + query;
    public static string Actions(string code, AddressQuery? query = null) => Fill(ActionsRoute, code) + query;
    /// <summary>Leads to the meeting that agreed it.</summary>
    public static string Action(string code, long id) => Fill(ActionRoute, code, id);
    /// <summary>Where a thing stands that a meeting points to; null where nothing of that noun has an address.</summary>
    public static string? Pointed(string code, Pointer pointer) => pointer.Noun switch
    {
        PointerNoun.Action when long.TryParse(pointer.Key, out var id) => Action(code, id),
        PointerNoun.Overlap when long.TryParse(pointer.Key, out var id) => Overlap(code, id),
        PointerNoun.Document when long.TryParse(pointer.Key, out var id) => Document(code, id),
        PointerNoun.Terms => Terms(code, pointer.Key),
        PointerNoun.Gap when pointer.Key.Split('/', 2) is [var place, var cluster] => Gaps(code, AddressQuery.Of(("place", place), ("cluster", cluster))),
        PointerNoun.Recommendation when pointer.Key.Split('/', 2) is [var of, var point] => ReviewPoints(code, AddressQuery.Of(("cluster", of))) + "#point-" + point,
        _ => null,
    };
    /// <summary>What calendar programs subscribe to; the token is the key to it.</summary>
    public static string Calendar(string token) => Fill(CalendarRoute, token);
    public static string Documents(string code, AddressQuery? query = null) => Fill(DocumentsRoute, code) + query;
    public static string AddDocument(string code, AddressQuery? query = null) => Fill(AddDocumentRoute, code) + query;
    public static string Document(string code, long id) => Fill(DocumentRoute, code, id);
    public static string ReviseDocument(string code, long id) => Fill(ReviseDocumentRoute, code, id);
    public static string DocumentFile(string code, long id, int number) => Fill(DocumentFileRoute, code, id, number);
    /// <summary>A cluster's terms of reference, by section.</summary>
    public static string Terms(string code, string cluster, AddressQuery? query = null) => Fill(TermsRoute, code, cluster) + query;
    public static string WriteTerms(string code, string cluster) => Fill(WriteTermsRoute, code, cluster);
    public static string CompareTerms(string code, string cluster, AddressQuery? query = null) => Fill(CompareTermsRoute, code, cluster) + query;
    public static string Architecture(string code, AddressQuery? query = null) => Fill(ArchitectureRoute, code) + query;
    /// <summary>Who leads which task of coordination, and where nobody does.</summary>
    public static string Responsibilities(string code, AddressQuery? query = null) => Fill(ResponsibilitiesRoute, code) + query;
    public static string TaskList(string code) => Fill(TaskListRoute, code);
    public static string RegisterBody(string code) => Fill(RegisterBodyRoute, code);
    public static string Body(string code, long id) => Fill(BodyRoute, code, id);
    public static string ReviseBody(string code, long id) => Fill(ReviseBodyRoute, code, id);
    public static string BodyTasks(string code, long id) => Fill(BodyTasksRoute, code, id);
    public static string ClusterTasks(string code, string cluster) => Fill(ClusterTasksRoute, code, cluster);
    public static string Transition(string code, string cluster) => Fill(TransitionRoute, code, cluster);
    public static string ReviewPoints(string code, AddressQuery? query = null) => Fill(ReviewPointsRoute, code) + query;
    public static string ReviewPoint(string code, long id) => Fill(ReviewPointRoute, code, id);
    public static string Pilots(string code) => Fill(PilotsRoute, code);
    public static string Priorities(string code) => Fill(PrioritiesRoute, code);
    public static string People(string code, AddressQuery? query = null) => Fill(PeopleRoute, code) + query;
    /// <summary>The list with its filters as a file (".csv", ".vcf").</summary>
    public static string PeopleFile(string code, string ending, AddressQuery? query = null) => Fill(PeopleRoute, code) + ending + query;
    public static string PrintPeople(string code, AddressQuery? query = null) => Fill(PrintPeopleRoute, code) + query;
    public static string Addresses(string code, AddressQuery? query = null) => Fill(AddressesRoute, code) + query;
    public static string Turnover(string code, AddressQuery? query = null) => Fill(TurnoverRoute, code) + query;
    public static string RegisterContact(string code, AddressQuery? query = null) => Fill(RegisterContactRoute, code) + query;
    public static string LoadContacts(string code, AddressQuery? query = null) => Fill(LoadContactsRoute, code) + query;
    public static string Contact(string code, long id) => Fill(ContactRoute, code, id);
    public static string ContactCard(string code, long id) => Contact(code, id) + ".vcf";
    public static string ReviseContact(string code, long id) => Fill(ReviseContactRoute, code, id);
    public static string Handover(string code, long id, long number) => Fill(HandoverRoute, code, id, number);
    /// <summary>Where a person says whether they are still here; the token is the key to it.</summary>
    public static string CheckContact(string token) => Fill(CheckContactRoute, token);
    public static string Gazetteer(string code, AddressQuery? query = null) => Fill(GazetteerRoute, code) + query;
    public static string Area(string code, string pcode) => Fill(AreaRoute, code, pcode);
    public static string Lists(string code) => Fill(ListsRoute, code);

    public static string Stylesheet() => StaticAssets.Address("tessera.css");
    public static string Module() => StaticAssets.Address("tessera.js");
    public static string DrawingSheet() => StaticAssets.Address("architecture.css");
    public static string Uploader() => StaticAssets.Address("upload.js");
    public static string Mark() => StaticAssets.Address("mark.svg");
    public static string Glyph(string name) => $"{StaticAssets.Address("glyphs.svg")}#{name}";

    /// <summary>Messy files to try the upload of a sample operation with, in the order of the upload page.</summary>
    public static readonly IReadOnlyList<string> SampleWorkbooks =
    [
        "SCI Viet Nam - Who does what where - Nov 2009 FINAL (2).xlsx",
        "Bao cao cuu tro thang 11-2009 (mau).xlsx",
        "funded_activities_200911_sample.csv",
    ];

    /// <summary>First path segments that an operation's code may not be, because a page of ours stands there.</summary>
    public static readonly IReadOnlyList<string> ReservedCodes =
        ["account", "admin", "api", "assets", "calendar", "contacts", "help", "jobs", "operations", "preferences", "sign-in", "sign-out", "work"];

    private static string Fill(string route, params object[] values)
    {
        var next = 0;
        var parts = route.Split('/').Select(part => part.StartsWith('{')
            ? Uri.EscapeDataString(Convert.ToString(values[next++], System.Globalization.CultureInfo.InvariantCulture)!)
            : part);
        return string.Join('/', parts);
    }
}
