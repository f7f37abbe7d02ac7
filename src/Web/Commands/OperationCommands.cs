using Microsoft.EntityFrameworkCore;
using Tessera.Domain;
using Tessera.Domain.Operations;
using Tessera.Web.Database;
using Tessera.Web.Features.Geography;
using Tessera.Web.Features.Operations;

namespace Tessera.Web.Commands;

internal static class OperationCommands
{
    public static async Task<Operation> Find(IServiceProvider services, string code)
    {
        var wanted = code.ToLowerInvariant();
        return await services.GetRequiredService<TesseraDb>().Operations.AsNoTracking().FirstOrDefaultAsync(o => o.Code == wanted)
            ?? throw Problem.NotFound("operation.unknown", code);
    }

    public static async Task<int> Register(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var input = new OperationInput(arguments.Word(2, "CODE"), arguments.Required("name"), arguments.Required("country"));
        arguments.RefuseOthers();
        var operation = await services.GetRequiredService<RegisterOperation>().Run(input);
        await output.WriteLineAsync($"Registered {operation.Code} ({operation.Countries}): {operation.Name}");
        return CommandLine.Done;
    }

    public static async Task<int> Publish(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await Find(services, arguments.Word(2, "CODE"));
        var withdraw = arguments.Flag("withdraw");
        arguments.RefuseOthers();
        await services.GetRequiredService<PublishOperation>().Run(operation.Code, !withdraw);
        await output.WriteLineAsync(withdraw ? $"{operation.Code} is no longer public" : $"{operation.Code} is public");
        return CommandLine.Done;
    }

    public static async Task<int> LoadGazetteer(IServiceProvider services, Arguments arguments, TextWriter output)
    {
        var operation = await Find(services, arguments.Word(2, "CODE"));
        var file = arguments.Word(3, "FILE");
        arguments.RefuseOthers();
        if (!File.Exists(file)) throw Problem.NotFound("file.missing", file);
        await using var stream = File.OpenRead(file);
        var loaded = await services.GetRequiredService<LoadGazetteer>().Run(operation, Path.GetFileName(file), stream);
        await output.WriteLineAsync(loaded.Summary);
        return CommandLine.Done;
    }
}
