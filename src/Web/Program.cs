using Tessera.Web;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Tessera.Web.Database;
using Tessera.Web.Features.Clusters;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.Lists;
using Tessera.Web.Features.Operations;
using Tessera.Web.Features.Partners;
using Tessera.Web.Features.Presence;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

var arguments = CommandLine.Read(args);
var isCommand = CommandLine.Knows(arguments);
var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = isCommand ? [] : args, ApplicationName = typeof(Program).Assembly.GetName().Name });
var setting = (string name) => arguments.Option(name) ?? builder.Configuration[name];

builder.Services.AddDatabase(setting("data") ?? "data", setting("database"));
builder.Services.AddProblemResponses();
builder.Services.AddAccess();
builder.Services.AddJobs();
builder.Services.AddFigures();
builder.Services.AddLayout().AddPageCompression();
builder.Services.AddOperations();
builder.Services.AddGeography();
builder.Services.AddImports();
builder.Services.AddPresence();
builder.Services.AddPartners();
builder.Services.AddClusters();
builder.Services.AddLists();
if (isCommand) builder.Logging.ClearProviders().AddConsole(o => o.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning);
else builder.Services.AddHostedService<JobWorker>();

builder.WebHost.HideServer();

var app = builder.Build();
app.Services.GetRequiredService<JobHandlers>().AddImportJobs();
await app.Services.PrepareDatabase();
await app.Services.PrepareLists();
if (isCommand) return await CommandLine.Run(app.Services, arguments, Console.Out, Console.Error);

app.UseSecurityHeaders();
app.UseStaticAssets();
app.UseResponseCompression();
app.UseLanguage();
app.UseProblemResponses();
app.UseAccess();
app.MapPreferences();
app.MapOperations();
app.MapGeography();
app.MapPartners();
app.MapClusters();
app.MapLists();
app.MapGet("/", () => Product.Name).OpenToAll();
await app.RunAsync();
return CommandLine.Done;

public partial class Program;
