using System.Globalization;
using Tessera.Domain;
using Tessera.Web.Access;
using Tessera.Web.Database;
using Tessera.Web.Layout;

namespace Tessera.Web.Commands;

/// <summary>A command: writes to its output and gives the exit code.</summary>
internal delegate Task<int> Command(IServiceProvider services, Arguments arguments, TextWriter output);

/// <summary>The commands of ./tessera; the same verbs as the pages, with the rights of whoever may open the database.</summary>
internal static class CommandLine
{
    public const int Done = 0, Failed = 1, Refused = 2, OpenQuestions = 3;

    private static readonly HashSet<string> Flags =
        ["empty", "help", "register-partners", "accept-clean", "by-cluster", "csv", "withdraw", "withdrawn", "hxl", "remember"];

    private static readonly Dictionary<string, (string Usage, Command Run)> Commands = new()
    {
        ["operation register"] = ("operation register CODE --country ISO3[,ISO3] --name NAME", OperationCommands.Register),
        ["operation publish"] = ("operation publish CODE", OperationCommands.Publish),
        ["gazetteer load"] = ("gazetteer load CODE FILE", OperationCommands.LoadGazetteer),
        ["import"] = ("import CODE FILE [--sheet S] [--period P] [--cluster C] [--partner P] [--answer KEY=VALUE ...] [--answers FILE] [--remember]\n             [--register-partners] [--accept-clean] [--report OUT.json] [--annotated OUT.xlsx]\n       import CODE --batch DIR|ZIP [--sheet S] [--period P] [--cluster C] [--partner P] [--answer KEY=VALUE ...] [--answers FILE] [--remember]\n             [--register-partners] [--accept-clean]", ImportCommand.Run),
        ["presence"] = ("presence CODE --by adm1|adm2|adm3 [--by-cluster] [--role reporting|programming|implementing|funding|any]\n             [--partners registered|typed] [--period P] [--status S[,S]|any] [--cluster C] --csv", PresenceCommands.Presence),
        ["reach"] = ("reach CODE --by adm1|adm2|adm3|cluster|partner [--unit people|households|ID] [--period P] [--status S[,S]|any]\n             [--cluster C] [--partner P] [--place PCODE] [--group G] --csv", PresenceCommands.Reach),
        ["gaps"] = ("gaps CODE [--by adm1|adm2|adm3] [--cluster C] [--group G] [--threshold PERCENT] [--period P] [--place PCODE] --csv", PresenceCommands.Gaps),
        ["overlaps"] = ("overlaps CODE [--cluster C] [--place PCODE] [--partner P] [--period P] --csv", PresenceCommands.Overlaps),
        ["export"] = ("export CODE activities|presence|needs --format xlsx|csv|hxl|geojson|hapi --out FILE [--by adm1|adm2] [filters as in rows]", ExportCommand.Run),
        ["rows"] = ("rows CODE [--period P] [--status S[,S]|any] [--cluster C] [--partner P] [--place PCODE] --csv", PresenceCommands.Rows),
        ["needs import"] = ("needs import CODE FILE [--name N] [--source S] [--period P] [--sheet S] [--cluster C] [--decimal point|comma]\n             [--complete groups|sexes|ages|sexes-and-ages] [--report OUT.json]", NeedCommands.Import),
        ["answers"] = ("answers CODE [--kind K] [--partner NAME] [--by NAME] [--withdrawn]", AnswerCommand.Run),
        ["undo"] = ("undo CODE IMPORT", ImportCommand.Undo),
    };

    private const string RunUsage = "run [--data DIR] [--urls URL] [--database CONNECTION] [--empty]";

    /// <summary>Null when they make no sense, which has then been said.</summary>
    public static Arguments? Read(IReadOnlyList<string> args, TextWriter errors)
    {
        try
        {
            var arguments = new Arguments(args, Flags);
            if (IsRun(arguments)) KnowRun(arguments);
            return arguments;
        }
        catch (Problem refusal)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            using var texts = new ServiceCollection().AddLogging().AddLayout().BuildServiceProvider();
            errors.WriteLine(texts.GetRequiredService<Text>().Problem(refusal));
            errors.WriteLine($"Usage: ./tessera {(args[0] == "run" ? RunUsage : "help")}");
            return null;
        }
    }

    public static bool IsRun(Arguments arguments) => arguments.WordOrNull(0) == "run";

    private static void KnowRun(Arguments arguments)
    {
        foreach (var option in new[] { "data", "urls", "database", "chromium", "empty" }) arguments.Option(option);
        arguments.RefuseOthers();
    }

    public static bool Knows(Arguments arguments) => Find(arguments) is not null;

    /// <summary>Asked for, or a word that is no command: the usage is the answer, and nothing is opened.</summary>
    public static bool IsHelp(Arguments arguments) => arguments.WordOrNull(0) is not (null or "run") && !Knows(arguments);

    private static string? Find(Arguments arguments) =>
        new[] { arguments.WordOrNull(0), $"{arguments.WordOrNull(0)} {arguments.WordOrNull(1)}" }.FirstOrDefault(name => name is not null && Commands.ContainsKey(name));

    public static async Task<int> Run(IServiceProvider services, Arguments arguments, TextWriter output, TextWriter errors)
    {
        var name = Find(arguments)!;
        await using var scope = services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().BecomeSystem();
        try
        {
            return await Commands[name].Run(scope.ServiceProvider, arguments, output);
        }
        catch (Exception failure) when (StorageTrouble.Of(failure) is { } trouble)
        {
            return Tell(services, trouble, errors);
        }
        catch (Problem refusal)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
            await errors.WriteLineAsync(scope.ServiceProvider.GetRequiredService<Text>().Problem(refusal));
            if (refusal.Code.StartsWith("command.", StringComparison.Ordinal)) await errors.WriteLineAsync($"Usage: ./tessera {Commands[name].Usage}");
            return Refused;
        }
    }

    /// <summary>What keeps the data is at fault, not the command: it may be given again as it was.</summary>
    public static int Tell(IServiceProvider services, Problem trouble, TextWriter errors)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
        using var scope = services.CreateScope();
        errors.WriteLine(scope.ServiceProvider.GetRequiredService<Text>().Problem(trouble));
        return Failed;
    }

    public static int Help(Arguments arguments, TextWriter output)
    {
        output.WriteLine($"{Product.Name} {Product.Version}\n");
        output.WriteLine($"  ./tessera {RunUsage}");
        foreach (var (usage, _) in Commands.Values) output.WriteLine($"  ./tessera {usage}");
        output.WriteLine("  ./tessera test [--long]\n  ./tessera bench");
        return arguments.WordOrNull(0) == "help" ? Done : Refused;
    }
}
