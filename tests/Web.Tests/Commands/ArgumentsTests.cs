using Microsoft.Extensions.Configuration;
using Tessera.Domain;
using Tessera.Web.Commands;
using Xunit;

namespace Tessera.Web.Tests.Commands;

public sealed class ArgumentsTests
{
    [Theory]
    [InlineData("run --empty --data X --urls U")]
    [InlineData("run --data X --empty --urls U")]
    [InlineData("run --urls=U --data=X --empty")]
    [InlineData("--empty run --urls U --data X")]
    public void A_flag_takes_no_value_wherever_it_stands(string line)
    {
        var arguments = CommandLine.Read(line.Split(' '), TextWriter.Null)!;
        Assert.Equal(("X", "U", true), (arguments.Option("data"), arguments.Option("urls"), arguments.Flag("empty")));
        Assert.True(CommandLine.IsRun(arguments));

        // What the host itself reads (its addresses) comes from the configuration.
        var configuration = new ConfigurationBuilder().AddCommandLine(arguments.Settings).Build();
        Assert.Equal(("X", "U", "true"), (configuration["data"], configuration["urls"], configuration["empty"]));
    }

    [Theory]
    [InlineData("run --emty", "The option --emty is not known. Known here: --data, --urls, --database, --chromium, --empty.")]
    [InlineData("run --empty --url http://127.0.0.1:1", "The option --url is not known. Known here: --data, --urls, --database, --chromium, --empty.")]
    [InlineData("run --data --empty", "The option --data needs a value.")]
    public void What_run_does_not_know_is_refused_with_what_it_knows(string line, string said)
    {
        var errors = new StringWriter();
        Assert.Null(CommandLine.Read(line.Split(' '), errors));
        Assert.StartsWith(said, errors.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void A_command_names_the_options_it_asked_for_when_it_meets_another()
    {
        var arguments = CommandLine.Read(["presence", "vnm", "--csv", "--by", "adm1", "--colour", "red"], TextWriter.Null)!;
        Assert.Equal("adm1", arguments.Required("by"));
        Assert.True(arguments.Flag("csv"));
        var refusal = Assert.Throws<Problem>(arguments.RefuseOthers);
        Assert.Equal(("command.option-unknown", "colour", "--by, --csv"), (refusal.Code, refusal.Details[0], refusal.Details[1]));
    }

    [Fact]
    public void A_batch_takes_its_folder_with_an_option_and_help_tells_of_it()
    {
        var arguments = CommandLine.Read(["import", "vnm", "--batch", "november", "--accept-clean"], TextWriter.Null)!;
        Assert.Equal(("november", true, 2), (arguments.Option("batch"), arguments.Flag("accept-clean"), arguments.Count));
        Assert.Equal("command.value-missing", Assert.Throws<Problem>(() => CommandLine.Read(["import", "vnm", "--batch"], TextWriter.Null)!.Option("batch")).Code);
        var output = new StringWriter();
        CommandLine.Help(CommandLine.Read(["help"], TextWriter.Null)!, output);
        Assert.Contains("import CODE --batch DIR|ZIP", output.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void Answers_of_a_command_teach_later_files_only_when_told_to_and_help_tells_of_it()
    {
        Assert.False(CommandLine.Read(["import", "vnm", "november.xlsx", "--answer", "place:hue=VN411"], TextWriter.Null)!.Flag("remember"));
        var arguments = CommandLine.Read(["import", "vnm", "--remember", "november.xlsx"], TextWriter.Null)!;
        Assert.Equal((true, "november.xlsx"), (arguments.Flag("remember"), arguments.Word(2, "FILE")));
        var output = new StringWriter();
        CommandLine.Help(CommandLine.Read(["help"], TextWriter.Null)!, output);
        Assert.Equal(2, output.ToString().Split("[--answers FILE] [--remember]").Length - 1);
    }

    [Fact]
    public void An_option_without_its_value_is_refused_when_it_is_asked_for()
    {
        var arguments = CommandLine.Read(["import", "vnm", "file.csv", "--period", "--accept-clean"], TextWriter.Null)!;
        Assert.True(arguments.Flag("accept-clean"));
        Assert.Equal("command.value-missing", Assert.Throws<Problem>(() => arguments.Option("period")).Code);
    }
}
