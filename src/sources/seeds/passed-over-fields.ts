/**
 * Front matter that only generators, their themes and plugins need, folded as `foldedName` does: by what their own documentation
 * and the templates of their most used themes name.
 */
export const PASSED_OVER: ReadonlySet<string> = new Set(
  // several of them
  (
    'layout permalink slug postslug weight order aliases alias type kind toc ref lastmod lastupdate lastupdated updated updatedat ' +
    'dateupdated updateddate modified modifieddate datemodified moddatetime lastmodified lastmodifiedat template templatekey path ' +
    'series collection collections menu menus linktitle hidden robots noindex nofollow sidebar classes css js math mathjax usemath ' +
    'usemathjax katex mermaid pin pinned sticky top share socialshare featured featuredpost comments comment disqus readingtime ' +
    'readtime search searchhidden insearch guid uuid uid id translationkey translation translations license photos gallery caption ' +
    'alt imagealt imagecaption imagecredit heroimagealt coveralt coverimagealt thumbnailalt ogtitle ogdescription twitter facebook ' +
    'opengraph seo metadesc metadescription metatitle titlemeta keywords params draft isdraft publish ispublished status poststatus ' +
    'state private protected password visibility link credits sourceurl editurl showtoc hidetoc hidetitle hidemeta ' +
    'hidedate wordcount size style styles script scripts icon color theme version related relatedposts next prev previous ' +
    'timezone dateformat showdate showauthor pagetype pageclass bodyclass pageid postid postname ' +
    // Hugo
    'markup outputs output cascade resources sitemap build headless iscjklanguage audio audios videos video rendered ' +
    'hiddenfromhomepage hiddenfromsearch hiddenfromfeed featuredimagepreview lightgallery repost showsummary rssfulltext ' +
    'contentcopyright reward mathjaxenabledsingledollar tocopen showreadingtime showbreadcrumbs showpostnavlinks showwordcount ' +
    'showrssbuttoninsectiontermlist showcodecopybuttons showsharebuttons usehugotoc disablehljs disableshare ' +
    'disableanchoredheadings hidesummary hidefooter hideauthor editpost hideheader authorimage ' +
    // Zola
    'taxonomies extra insearchindex sortby pagetemplate generatefeed generatefeeds insertanchorlinks paginateby paginatepath ' +
    'paginatereversed pagination render redirectto transparent ' +
    // Jekyll
    'navorder navexclude parent haschildren grandparent nav redirectfrom renderwithliquid excerptseparator toclabel tocicon ' +
    'tocsticky authorprofile header headerimage feed entrieslayout breadcrumbs featurerow subheadline teaser intro ghrepo ghbadge ' +
    'fullwidth sharetitle sharedescription sharedesc navshort beforecontent aftercontent headextra footerextra ' +
    'wordpressid wordpressurl authorlogin authoremail authorurl dategmt postdategmt meta bigimg mastodon ' +
    // Eleventy
    'eleventynavigation eleventyexcludefromcollections eleventycomputed eleventyimport eleventyallowmissingextension ' +
    'templateengineoverride templateclass dynamicpermalink permalinkbypassoutputdir override:tags ' +
    // Astro, Starlight, Docusaurus, VuePress
    'setup components hideeditpost tableofcontents hero head pagefind hidetableofcontents tocminheadinglevel tocmaxheadinglevel ' +
    'sidebarposition sidebarlabel paginationlabel paginationnext paginationprev customediturl unlisted displayedsidebar outline ' +
    'navbar footer aside ' +
    // Hexo
    'disablenunjucks abbrlink quicklink copyright copyrightauthor copyrightauthorhref copyrighturl copyrightinfo aplayer ' +
    'highlightshrink message swiperindex topgroupindex maincolor tocnumber tocexpand tocstylesimple mathjax2 hide indexing ' +
    // Grav, Statamic, Quarto, Hashnode, Bear
    'taxonomy blueprint updatedby heroclasses process routable cachedisable execute abstract bibliography csl citation ' +
    'seotitle seodescription cuid enabletoc makediscoverable ispage metaimage ' +
    // Gatsby, Decap, Obsidian, Ghost, Pelican, WordPress
    'cssclass cssclasses up down same banneralt bannery postauthor featureimagealt featureimagecaption metadata primarytag ' +
    'saveas codeinjectionhead codeinjectionfoot wpid commentstatus pingstatus postformat format'
  ).split(' '),
);
