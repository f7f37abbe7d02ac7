using Tessera.Web;
using Tessera.Web.Access;
using Tessera.Web.Commands;
using Tessera.Web.Database;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Imports;
using Tessera.Web.Features.Operations;
using Tessera.Web.Features.Presence;
using Tessera.Web.Figures;
using Tessera.Web.Http;
using Tessera.Web.Jobs;
using Tessera.Web.Layout;

var arguments = CommandLine.Read(args);
var builder = WebApplication.CreateSlimBuilder();
var app = builder.Build();
await app.RunAsync();
return 0;

public partial class Program;
