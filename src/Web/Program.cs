using Tessera.Web.Database;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddDatabase(builder.Configuration["data"] ?? "data", builder.Configuration["database"]);
var app = builder.Build();
app.MapGet("/", () => "Tessera");
app.Run();

public partial class Program;
